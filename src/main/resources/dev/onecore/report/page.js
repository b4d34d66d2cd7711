"use strict";
/* Draws the charts. Every figure stands in the tables too, so the page is whole without this script. */
(() => {
  const data = JSON.parse(document.getElementById("evidence").textContent);
  const { colour, series, dash, number, micros, text, axis, tooltip, legend, base, headroom } = look;
  const narrow = window.matchMedia("(max-width: 640px)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const charts = [];

  const quantileName = nines => {
    if (nines === 0) return "0 %";
    if (Math.abs(nines - Math.round(nines)) > 1e-9) return "";
    const share = 100 * (1 - Math.pow(10, -nines));
    return share.toFixed(Math.max(0, Math.round(nines) - 2)) + " %";
  };

  /* A line per target, the quantiles' axis being the number of nines. */
  function percentiles(phase, width) {
    const names = [], all = [];
    for (const curve of phase.curves) {
      const name = data.targets[curve.target];
      const service = curve.view === "service" && phase.curves.some(other => other.view === "response");
      if (!names.includes(name)) names.push(name);
      all.push({ type: "line", name, data: curve.points, showSymbol: false, z: 3, emphasis: { focus: "series" },
        lineStyle: { color: series(curve.target), width: service ? 1.25 : 2, type: service ? [4, 4] : dash(curve.target) },
        itemStyle: { color: series(curve.target) } });
      if (!service && curve.intervals.length) all.push(band(name, curve));
    }
    if (!all.length) return null;
    const top = headroom(names, width);
    return Object.assign(base(), {
      legend: legend(names), grid: { top: top + 18, left: 66, right: 24, bottom: 46 },
      tooltip: tooltip(items => items.length === 0 ? "" : "p" + number(100 * (1 - Math.pow(10, -items[0].axisValue))) + "\n" + items
        .filter(item => item.seriesType === "line").map(item => item.seriesName + "  " + micros(item.value[1])).join("\n")),
      xAxis: axis({ type: "value", min: 0, name: "share of messages that were faster", nameLocation: "middle", nameGap: 28,
        interval: 1, axisLabel: Object.assign(text(), { formatter: quantileName }) }),
      yAxis: axis({ type: "log", name: "latency", axisLabel: Object.assign(text(), { formatter: micros }) }),
      series: all
    });
  }

  /* A band where few targets leave it readable; where they are many, whiskers at the quantiles of the tables. */
  function band(name, curve) {
    const few = data.targets.length <= 4, tabled = nines => [0.301, 1, 2, 3, 4].some(n => Math.abs(n - nines) < 0.01);
    const intervals = few ? curve.intervals : curve.intervals.filter(interval => tabled(interval[0]));
    return { type: "custom", name, data: intervals, silent: true, z: few ? 1 : 5, clip: true, encode: { x: 0, y: [1, 2] },
      itemStyle: { color: series(curve.target) },
      renderItem: (params, api) => few ? area(params, api, curve, intervals) : whisker(api, curve) };
  }

  function area(params, api, curve, intervals) {
    if (params.dataIndex > 0) return { type: "group", children: [] };
    const points = intervals.map(([x, , high]) => api.coord([x, high])).concat(intervals.map(([x, low]) => api.coord([x, low])).reverse());
    return { type: "polygon", shape: { points }, style: { fill: series(curve.target), opacity: 0.16 } };
  }

  function whisker(api, curve) {
    const low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)]);
    const x = low[0] + (curve.target - (data.targets.length - 1) / 2) * 3;
    const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: series(curve.target), lineWidth: 1.5 } });
    return { type: "group", children: [line(x, low[1], x, high[1]), line(x - 3, low[1], x + 3, low[1]), line(x - 3, high[1], x + 3, high[1])] };
  }

  /* What happened in one round, one above the other on one axis of time, so that a stall and its cause stand in line. */
  function time(phase, width, round) {
    const runs = phase.rounds.filter(run => run.round === round);
    if (!runs.length) return null;
    const bytes = phase.bytes;
    const panels = [
      { name: bytes ? "MB/s" : "messages/s", of: run => stamp(run, run.rate), format: number },
      { name: "latency: median, p99", of: run => stamp(run, run.p99), also: run => stamp(run, run.median), format: micros, log: true },
      { name: "server CPU, %", of: run => run.cpu, format: number },
      { name: "server RSS, MiB", of: run => run.rss, format: number },
      { name: "server GC, %", of: run => run.gc || [], format: number },
      { name: "steal, %", of: run => run.steal, format: number }
    ].filter(panel => runs.some(run => panel.of(run).some(point => point[1] !== null)));
    const names = runs.map(run => data.targets[run.target]);
    const top = headroom(names, width), all = [], cut = Math.max(...runs.map(run => run.cut));
    panels.forEach((panel, i) => runs.forEach((run, k) => {
      const line = (points, width, type) => ({ type: "line", name: data.targets[run.target], xAxisIndex: i, yAxisIndex: i,
        data: points, showSymbol: points.length < 3, connectNulls: false, emphasis: { focus: "series" }, itemStyle: { color: series(run.target) },
        lineStyle: { color: series(run.target), width, type } });
      const main = line(panel.of(run), 1.6, dash(run.target));
      if (k === 0 && cut > 0) main.markArea = { silent: true, itemStyle: { color: colour("--soft"), opacity: 0.13 }, data: [[{ xAxis: 0 }, { xAxis: cut }]] };
      all.push(main);
      if (panel.also) all.push(line(panel.also(run), 1, [2, 2]));
    }));
    const total = narrow.matches ? 620 : 720, room = (total - top - 40) / panels.length;
    return Object.assign(base(), {
      legend: legend(names),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: tooltip(items => items.length === 0 ? "" : number(items[0].axisValue) + " s\n" + items
        .filter(item => item.value[1] !== null)
        .map(item => item.seriesName + "  " + panels[item.axisIndex].format(item.value[1]) + " " + (panels[item.axisIndex].log ? "" : panels[item.axisIndex].name)).join("\n")),
      grid: panels.map((panel, i) => ({ left: 66, right: 24, top: top + 18 + i * room, height: room - 34 })),
      xAxis: panels.map((panel, i) => axis({ gridIndex: i, type: "value", min: 0, max: "dataMax",
        axisLabel: Object.assign(text(), { show: i === panels.length - 1, showMaxLabel: false, formatter: value => number(value) + " s" }) })),
      yAxis: panels.map((panel, i) => axis({ gridIndex: i, type: panel.log ? "log" : "value", scale: panel.name.includes("RSS"),
        name: panel.name, nameLocation: "end", nameGap: 7, nameTextStyle: Object.assign(text(), { align: "left", padding: [0, 0, 0, -58] }),
        splitNumber: 2, axisLabel: Object.assign(text(), { formatter: panel.format, hideOverlap: true, showMaxLabel: false }) })),
      series: all
    });
  }

  /* Ten bins a decade; a step is one bin. */
  const decade = Math.pow(10, 0.1);

  function distribution(phase, width) {
    if (!phase.shares.length) return null;
    const names = phase.shares.map(share => data.targets[share.target]), top = headroom(names, width);
    const most = Math.max(...phase.shares.flatMap(share => share.points.map(point => point[1])));
    return Object.assign(base(), {
      legend: legend(names), grid: { top: top + 18, left: 66, right: 24, bottom: 28 },
      tooltip: tooltip(items => items.length === 0 ? "" : "from " + micros(items[0].axisValue) + "\n" + items
        .map(item => item.seriesName + "  " + number(item.value[1]) + " %").join("\n")),
      xAxis: axis({ type: "log", axisLabel: Object.assign(text(), { formatter: micros }), splitLine: { show: false } }),
      yAxis: axis({ type: "value", name: "%", max: most, splitNumber: 2, axisLabel: Object.assign(text(), { formatter: number, showMaxLabel: false }) }),
      series: phase.shares.map(share => ({ type: "line", step: "end", name: data.targets[share.target], data: filled(share.points), showSymbol: false,
        lineStyle: { color: series(share.target), width: 1.6, type: dash(share.target) }, itemStyle: { color: series(share.target) },
        areaStyle: { color: series(share.target), opacity: phase.shares.length > 3 ? 0 : 0.1 } }))
    });
  }

  /* Empty bins are zeros, and a step comes down after the last. */
  function filled(points) {
    const all = [[points[0][0] / decade, 0]];
    for (const point of points) {
      while (all[all.length - 1][0] * decade * 1.05 < point[0]) all.push([all[all.length - 1][0] * decade, 0]);
      all.push(point);
    }
    all.push([all[all.length - 1][0] * decade, 0]);
    return all;
  }

  /* A panel per target: time to the right, lateness upwards, darker where more messages are. */
  function lateness(phase, width, figure) {
    if (!phase.heat.some(heat => heat.cells.length)) return null;
    const each = 130, canvas = figure.querySelector(".canvas");
    canvas.style.height = phase.heat.length * each + 40 + "px";
    const all = phase.heat.flatMap(heat => heat.cells);
    const low = Math.pow(10, Math.floor(Math.log10(Math.min(...all.map(cell => cell[1])))));
    const high = Math.pow(10, Math.ceil(Math.log10(Math.max(...all.map(cell => cell[1])) * decade)));
    const end = Math.max(...all.map(cell => cell[0])) + phase.heat[0].width;
    return Object.assign(base(), {
      tooltip: { trigger: "item", renderMode: "richText", confine: true, backgroundColor: colour("--paper"), borderColor: colour("--rule"),
        textStyle: { color: colour("--ink"), fontSize: 12 },
        formatter: item => number(item.value[0]) + " s, late by " + micros(item.value[1]) + " or more\n" + number(item.value[2]) + " messages" },
      title: phase.heat.map((heat, i) => ({ text: data.targets[heat.target], left: 60, top: i * each, textStyle: Object.assign(text(), { fontWeight: "normal" }) })),
      grid: phase.heat.map((heat, i) => ({ left: 66, right: 24, top: i * each + 24, height: each - 44 })),
      xAxis: phase.heat.map((heat, i) => axis({ gridIndex: i, type: "value", min: 0, max: end, splitLine: { show: false },
        axisLabel: Object.assign(text(), { show: i === phase.heat.length - 1, formatter: value => number(value) + " s" }) })),
      yAxis: phase.heat.map((heat, i) => axis({ gridIndex: i, type: "log", min: low, max: high, axisLabel: Object.assign(text(), { formatter: micros, hideOverlap: true }) })),
      series: phase.heat.map((heat, i) => {
        const most = Math.max(1, ...heat.cells.map(cell => cell[2]));
        return { type: "custom", name: data.targets[heat.target], xAxisIndex: i, yAxisIndex: i, data: heat.cells,
          renderItem: (params, api) => {
            const from = api.coord([api.value(0), api.value(1)]), to = api.coord([api.value(0) + heat.width, api.value(1) * decade]);
            return { type: "rect", shape: { x: from[0], y: to[1], width: to[0] - from[0] - 0.5, height: from[1] - to[1] - 0.5 },
              style: { fill: series(heat.target), opacity: 0.15 + 0.85 * Math.log1p(api.value(2)) / Math.log1p(most) } };
          } };
      })
    });
  }

  /* Response time over the rate that was offered: a line a target through its probes, with the limit and each target's knee. */
  function capacity(search, width) {
    const curves = search.curves.filter(curve => curve.points.length);
    if (!curves.length) return null;
    const names = curves.map(curve => data.targets[curve.target]), top = headroom(names, width);
    const points = curves.flatMap(curve => curve.points), rates = points.map(point => point[0]);
    const times = points.flatMap(point => [point[1], point[2]]).concat(search.limit).filter(value => value > 0);
    const low = Math.min(...rates) / 1.25, high = Math.max(...rates) * 1.25;
    const floor = Math.pow(10, Math.floor(Math.log10(Math.min(...times)))), roof = Math.pow(10, Math.ceil(Math.log10(Math.max(...times))));
    const straight = (name, from, to, stroke, type) => ({ type: "line", name, data: [from, to], silent: true, showSymbol: false, z: 1,
      lineStyle: { color: stroke, width: 1, type }, itemStyle: { color: stroke } });
    const all = [straight("limit", [low, search.limit], [high, search.limit], colour("--soft"), [6, 3])];
    for (const curve of curves) {
      const name = data.targets[curve.target], stroke = series(curve.target);
      const dots = column => curve.points.filter(point => point[column] > 0).map(point => ({ value: [point[0], point[column]], outcome: point[3],
        itemStyle: { color: point[3] === "met" ? stroke : colour("--paper"), borderColor: stroke, borderWidth: 1.5 } }));
      const line = (column, width, type, size) => ({ type: "line", name, data: dots(column), symbol: "circle", symbolSize: size, showSymbol: true, z: 3,
        lineStyle: { color: stroke, width, type }, itemStyle: { color: stroke } });
      all.push(line(2, 2, dash(curve.target), 8), line(1, 1.25, [4, 4], 5));
      if (curve.knee) all.push(straight(name, [curve.knee, floor], [curve.knee, roof], stroke, [2, 2]));
    }
    return Object.assign(base(), {
      legend: legend(names), grid: { top: top + 18, left: 66, right: 24, bottom: 46 },
      tooltip: Object.assign(tooltip(item => item.seriesName + "\n" + number(item.value[0]) + " messages/s\n" + micros(item.value[1])
        + (item.data.outcome ? "\n" + item.data.outcome : "")), { trigger: "item" }),
      xAxis: axis({ type: "log", logBase: high / low > 300 ? 10 : 2, min: low, max: high, name: "messages/s offered", nameLocation: "middle", nameGap: 28,
        axisLabel: Object.assign(text(), { formatter: number, hideOverlap: true, showMinLabel: false, showMaxLabel: false }) }),
      yAxis: axis({ type: "log", min: floor, max: roof, name: "response time", axisLabel: Object.assign(text(), { formatter: micros }) }),
      series: all
    });
  }

  const stamp = (run, values) => (values || []).map((value, i) => [i * run.width, value]);

  function options(figure, phase, width) {
    switch (figure.dataset.chart) {
      case "percentiles": return percentiles(phase, width);
      case "distribution": return distribution(phase, width);
      case "lateness": return lateness(phase, width, figure);
      case "capacity": return capacity(phase, width);
      case "time": return time(phase, width, Number(figure.querySelector("select").value));
      default: return null;
    }
  }

  function draw(entry) {
    const option = options(entry.figure, entry.phase, entry.canvas.clientWidth || 800);
    entry.figure.hidden = option === null;
    if (option === null) return;
    entry.chart = entry.chart || echarts.init(entry.canvas, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    entry.chart.resize();
    entry.chart.setOption(option, { notMerge: true });
  }

  function prepare(figure) {
    const phase = figure.dataset.capacity ? data.capacities[figure.dataset.capacity] : data.phases[figure.dataset.phase];
    if (!phase) return;
    const entry = { figure, phase, canvas: figure.querySelector(".canvas"), chart: null, drawn: false };
    const select = figure.querySelector("select");
    if (select) {
      [...new Set(phase.rounds.map(run => run.round))].sort((a, b) => a - b).forEach(round => select.add(new Option(round, round)));
      select.addEventListener("change", () => draw(entry));
    }
    figure.hidden = false;
    charts.push(entry);
  }

  document.querySelectorAll("figure.chart").forEach(prepare);

  /* A chart is drawn when it comes near the screen, so that a long page opens at once. */
  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    const entry = charts.find(c => c.figure === e.target);
    seen.unobserve(e.target);
    entry.drawn = true;
    draw(entry);
  }), { rootMargin: "600px" });
  charts.forEach(entry => seen.observe(entry.figure));

  const redraw = () => charts.filter(entry => entry.drawn).forEach(draw);
  dark.addEventListener("change", redraw);
  let pending = 0;
  window.addEventListener("resize", () => { clearTimeout(pending); pending = setTimeout(redraw, 150); });
  window.addEventListener("beforeprint", () => charts.forEach(entry => { entry.drawn = true; draw(entry); }));
})();

"use strict";
/* Filters the index and draws how one figure went from campaign to campaign. Without this script the list is whole. */
(() => {
  const { colour, series, dash, number, text, axis, tooltip, legend, base, headroom } = look;
  const data = JSON.parse(document.getElementById("evidence").textContent);
  const find = id => document.getElementById(id);
  const entries = [...document.querySelectorAll("article.campaign")];
  const form = find("filter"), canvas = find("trend"), table = find("points");
  if (data.campaigns.length === 0) return;

  const sorted = names => [...new Set(names)].sort((a, b) => a.localeCompare(b));
  const fill = (select, names) => names.forEach(name => select.add(new Option(name, name)));
  fill(find("workload"), sorted(data.campaigns.flatMap(campaign => campaign.workloads)));
  fill(find("target"), sorted(data.campaigns.flatMap(campaign => campaign.targets)));

  /* Figures in groups, a group a workload. */
  const groups = new Map();
  data.figures.forEach((figure, i) => {
    if (!groups.has(figure.workload)) {
      const group = document.createElement("optgroup");
      group.label = figure.workload;
      groups.set(figure.workload, group);
      find("figure").append(group);
    }
    groups.get(figure.workload).append(new Option(`${figure.phase}: ${figure.metric}`, i));
  });
  find("figure").value = data.chosen;

  const day = started => started.slice(0, 16).replace("T", " ");
  const shown = campaign => (!find("workload").value || campaign.workloads.includes(find("workload").value))
    && (!find("target").value || campaign.targets.includes(find("target").value));

  /* The points of the chosen figure, oldest first, of campaigns and targets that the filter lets through. */
  function chosen() {
    const target = find("target").value;
    return data.points
      .filter(([campaign, figure, name]) => figure === Number(find("figure").value) && shown(data.campaigns[campaign])
        && (!target || data.keys[name].target === target))
      .map(([campaign, , name, value, low, high]) => ({ campaign, name, value, low, high }))
      .sort((a, b) => b.campaign - a.campaign);
  }

  const changed = new Set(data.changes.map(change => change.join()));
  const isChange = point => changed.has([point.campaign, Number(find("figure").value), point.name].join());
  const origin = campaign => `${campaign.machine}, ${campaign.revision.slice(0, 12)}`;

  /* A target's name; where its campaigns are not all comparable, what differs from the newest of them, too. */
  const parts = [["machine", "machine"], ["cores", "cores"], ["work", "settings"], ["server", "server"]];
  function label(name, names) {
    const key = data.keys[name], same = names.filter(other => data.keys[other].target === key.target), at = same.indexOf(name);
    if (at === 0) return key.target;
    const newest = data.keys[same[0]], differs = parts.filter(([part]) => key[part] !== newest[part]).map(([, words]) => words);
    return `${key.target} ${at + 1} (other ${differs.join(", ")})`;
  }

  /* Targets of one campaign stand a little apart. */
  const apart = (name, names) => (names.indexOf(name) - (names.length - 1) / 2) * Math.min(9, 60 / names.length);

  function whisker(name, names) {
    return (params, api) => {
      const low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)]);
      low[0] = high[0] = low[0] + apart(name, names);
      const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: series(names.indexOf(name)), lineWidth: 1.5 } });
      return { type: "group", children: [line(low[0], low[1], high[0], high[1]), line(low[0] - 4, low[1], low[0] + 4, low[1]), line(high[0] - 4, high[1], high[0] + 4, high[1])] };
    };
  }

  function option(points, width) {
    const figure = data.figures[find("figure").value];
    const campaigns = [...new Set(points.map(point => point.campaign))];
    const names = [...new Set(points.map(point => point.name))].sort((a, b) => a - b);
    const labels = names.map(name => label(name, names)), top = headroom(labels, width), all = [];
    for (const name of names) {
      const own = points.filter(point => point.name === name), x = point => campaigns.indexOf(point.campaign), at = names.indexOf(name);
      all.push({ type: "line", name: labels[at], data: own.map(point => isChange(point) ? { value: [x(point), point.value], symbol: "diamond", symbolSize: 16 } : { value: [x(point), point.value] }), symbol: "circle", symbolSize: 7, symbolOffset: [apart(name, names), 0],
        emphasis: { focus: "series" }, lineStyle: { color: series(at), width: 1.5, type: dash(at) }, itemStyle: { color: series(at) } });
      all.push({ type: "custom", name: labels[at], silent: true, encode: { x: 0, y: [1, 2] }, renderItem: whisker(name, names),
        itemStyle: { color: series(at) }, data: own.filter(point => point.low !== undefined).map(point => [x(point), point.low, point.high]) });
    }
    return Object.assign(base(), {
      legend: legend(labels), grid: { top: top + 24, left: 72, right: 24, bottom: 40 },
      tooltip: tooltip(items => items.length === 0 ? "" : day(data.campaigns[campaigns[items[0].value[0]]].started) + "\n" + origin(data.campaigns[campaigns[items[0].value[0]]]) + "\n" + items
        .filter(item => item.seriesType === "line").map(item => `${item.seriesName}  ${number(item.value[1])} ${figure.unit}`).join("\n")),
      xAxis: axis({ type: "category", data: campaigns.map(campaign => day(data.campaigns[campaign].started)), axisLabel: Object.assign(text(), { hideOverlap: true }) }),
      yAxis: axis({ type: "value", scale: true, name: `${figure.unit}, ${figure.better} is better`,
        nameTextStyle: Object.assign(text(), { align: "left", padding: [0, 0, 0, -58] }), axisLabel: Object.assign(text(), { formatter: number }) }),
      series: all
    });
  }

  function rows(points) {
    const figure = data.figures[find("figure").value];
    const names = [...new Set(points.map(point => point.name))].sort((a, b) => a - b);
    table.replaceChildren(...points.map(point => {
      const row = document.createElement("tr");
      const interval = point.low === undefined ? "no interval" : `[${number(point.low)}, ${number(point.high)}]`;
      [day(data.campaigns[point.campaign].started), label(point.name, names), `${number(point.value)} ${figure.unit}`, interval,
        isChange(point) ? "new level" : "", data.campaigns[point.campaign].machine, data.campaigns[point.campaign].revision].forEach(words => {
        const cell = document.createElement("td");
        cell.textContent = words;
        row.append(cell);
      });
      return row;
    }));
  }

  let chart = null;
  function draw() {
    let count = 0;
    entries.forEach((entry, i) => {
      entry.hidden = !shown(data.campaigns[i]);
      count += entry.hidden ? 0 : 1;
    });
    find("count").textContent = `${count} of ${entries.length} campaigns`;
    const points = chosen();
    rows(points);
    find("none").hidden = points.length > 0;
    canvas.hidden = points.length === 0;
    if (points.length === 0) return;
    chart = chart || echarts.init(canvas, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    chart.resize();
    chart.setOption(option(points, canvas.clientWidth || 800), { notMerge: true });
  }

  form.hidden = false;
  form.addEventListener("change", draw);
  form.addEventListener("submit", event => event.preventDefault());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let pending = 0;
  window.addEventListener("resize", () => { clearTimeout(pending); pending = setTimeout(draw, 150); });
  draw();
})();

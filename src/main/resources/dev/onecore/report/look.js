"use strict";
/* How charts look, on the page and on the index: colours from the style sheet, so that they follow the theme. */
const look = (() => {
  const dashes = ["solid", [7, 3], [2, 3]];
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const series = i => colour("--s" + (i % 7));
  const dash = i => dashes[Math.floor(i / 7) % dashes.length];
  const number = value => value.toLocaleString("en", { maximumSignificantDigits: 4 });
  const micros = us => us >= 1e6 ? number(us / 1e6) + " s" : us >= 1e3 ? number(us / 1e3) + " ms" : number(us) + " µs";

  const text = () => ({ color: colour("--soft"), fontFamily: "system-ui, sans-serif", fontSize: 12 });
  const axis = more => Object.assign({
    axisLine: { lineStyle: { color: colour("--rule") } },
    axisTick: { lineStyle: { color: colour("--rule") } },
    axisLabel: text(),
    nameTextStyle: text(),
    splitLine: { lineStyle: { color: colour("--rule"), opacity: 0.6 } }
  }, more);
  /* A brace in a name would begin a style of ECharts' rich text. */
  const tooltip = format => ({
    trigger: "axis", renderMode: "richText", confine: true, formatter: items => format(items).replaceAll("{", "{\u200b"),
    backgroundColor: colour("--paper"), borderColor: colour("--rule"), textStyle: { color: colour("--ink"), fontSize: 12 },
    axisPointer: { lineStyle: { color: colour("--soft") } }
  });
  /* Beyond the colours a dash tells targets apart, so the legend shows the line. */
  const legend = names => Object.assign({ data: names, type: "plain", top: 0, left: 0, itemGap: 16, textStyle: text(),
    formatter: name => name.length > 28 ? name.slice(0, 27) + "…" : name },
    names.length > 7 ? { itemWidth: 26, itemHeight: 0 } : { icon: "roundRect", itemWidth: 14, itemHeight: 4 });
  const base = () => ({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif" }, aria: { enabled: false } });

  /* Rows of the legend, so that twelve names do not cover the chart. */
  const headroom = (names, width) => {
    let rows = 1, used = 0;
    for (const name of names) {
      const wide = Math.min(name.length, 28) * 7 + 44;
      if (used + wide > width && used > 0) { rows++; used = 0; }
      used += wide;
    }
    return names.length > 0 ? rows * 24 + 16 : 16;
  };

  return { colour, series, dash, number, micros, text, axis, tooltip, legend, base, headroom };
})();

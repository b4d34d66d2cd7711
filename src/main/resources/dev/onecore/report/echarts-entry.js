/* What page.js draws with. Rebuilt by: npm install echarts@6.1.0 esbuild && npx esbuild echarts-entry.js --bundle --minify --format=iife --global-name=echarts --legal-comments=none --target=es2020 --outfile=echarts.js */
export { init } from "echarts/core";
import { use } from "echarts/core";
import { LineChart, CustomChart } from "echarts/charts";
import { GridComponent, TooltipComponent, MarkAreaComponent, AxisPointerComponent, LegendComponent, TitleComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
use([LineChart, CustomChart, GridComponent, TooltipComponent, MarkAreaComponent, AxisPointerComponent, LegendComponent, TitleComponent, CanvasRenderer]);

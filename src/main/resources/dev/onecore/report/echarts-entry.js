export { use, init, getInstanceByDom } from 'echarts/core';
import { use } from 'echarts/core';
import { LineChart, ScatterChart, CustomChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, AxisPointerComponent, VisualMapComponent, LegendComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
use([LineChart, ScatterChart, CustomChart, HeatmapChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, AxisPointerComponent, VisualMapComponent, LegendComponent, CanvasRenderer]);

package dev.onecore.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points, by least squares.
 *
 * @param slope in units of y for one of x
 * @param interval of the slope, 95 %
 * @param points that it goes through, at least 3
 */
public record LineFit(double slope, Interval interval, int points) {

    /** Fewer points say nothing of how well a line fits. */
    public static final int LEAST_POINTS = 3;

    /** One point. */
    public record Point(double x, double y) {}

    /**
     * The line with Student's t interval of its slope, of n − 2 degrees of freedom (Draper and Smith, "Applied Regression
     * Analysis", 3rd ed. 1998, section 1.4); empty for fewer than 3 points, or where x is one and the same.
     */
    public static Optional<LineFit> of(List<Point> points) {
        int n = points.size();
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (Point point : points) {
            squares += (point.x - meanX) * (point.x - meanX);
            products += (point.x - meanX) * (point.y - meanY);
        }
        if (n < LEAST_POINTS || squares == 0) {
            return Optional.empty();
        }
        double slope = products / squares;
        double residuals = 0;
        for (Point point : points) {
            double residual = point.y - meanY - slope * (point.x - meanX);
            residuals += residual * residual;
        }
        double half = TDistribution.of(n - 2).inverseSurvivalProbability((1 - Mean.CONFIDENCE) / 2)
                * Math.sqrt(residuals / (n - 2) / squares);
        return Optional.of(new LineFit(slope, new Interval(slope - half, slope + half, Mean.CONFIDENCE), n));
    }
}

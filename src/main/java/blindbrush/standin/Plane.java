package blindbrush.standin;

/** One number for each pixel; reading beyond the edge gives the edge. */
final class Plane {

    final int width;
    final int height;
    private final float[] values;

    Plane(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new float[width * height];
    }

    float get(int x, int y) {
        return values[clamp(y, height) * width + clamp(x, width)];
    }

    void set(int x, int y, double value) {
        values[y * width + x] = (float) value;
    }

    /** Moves a value towards another. */
    void blend(int x, int y, double value, double share) {
        int index = y * width + x;
        values[index] = (float) (values[index] + share * (value - values[index]));
    }

    /** The value between pixels. */
    double between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double u = x - left;
        double upper = get(left, top) * (1 - u) + get(left + 1, top) * u;
        double lower = get(left, top + 1) * (1 - u) + get(left + 1, top + 1) * u;
        return upper + (y - top) * (lower - upper);
    }

    /** Rise to the right, smoothed over the neighbouring rows (Sobel). */
    double across(int x, int y) {
        return (get(x + 1, y - 1) + 2 * get(x + 1, y) + get(x + 1, y + 1))
                - (get(x - 1, y - 1) + 2 * get(x - 1, y) + get(x - 1, y + 1));
    }

    /** Rise downwards, smoothed over the neighbouring columns (Sobel). */
    double down(int x, int y) {
        return (get(x - 1, y + 1) + 2 * get(x, y + 1) + get(x + 1, y + 1))
                - (get(x - 1, y - 1) + 2 * get(x, y - 1) + get(x + 1, y - 1));
    }

    /** Three box blurs, which together come close to a Gaussian of the given deviation. */
    Plane blurred(double deviation) {
        int reach = (int) Math.round(deviation);
        Plane result = this;
        for (int pass = 0; pass < 3 && reach > 0; pass++) {
            result = result.boxed(reach, 1, 0).boxed(reach, 0, 1);
        }
        return result;
    }

    private Plane boxed(int reach, int dx, int dy) {
        Plane result = new Plane(width, height);
        int lines = dx == 1 ? height : width;
        int length = dx == 1 ? width : height;
        for (int line = 0; line < lines; line++) {
            double sum = 0;
            for (int i = -reach; i <= reach; i++) {
                sum += get(i * dx + line * dy, i * dy + line * dx);
            }
            for (int i = 0; i < length; i++) {
                result.set(i * dx + line * dy, i * dy + line * dx, sum / (2 * reach + 1));
                sum += get((i + reach + 1) * dx + line * dy, (i + reach + 1) * dy + line * dx);
                sum -= get((i - reach) * dx + line * dy, (i - reach) * dy + line * dx);
            }
        }
        return result;
    }

    private static int clamp(int value, int size) {
        return value < 0 ? 0 : Math.min(value, size - 1);
    }
}

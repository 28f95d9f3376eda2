package blindbrush.training;

import blindbrush.network.RgbPlanes;
import blindbrush.refusal.InvalidInputException;
import java.util.List;
import java.util.Random;

/**
 * Pieces of pictures to learn from: anywhere, at many sizes, mirrored or not, with changed contrast and colour, and under
 * noise, since what an optimiser shows a network is seldom a finished picture.
 */
final class Crops {

    private static final double FARTHEST = 4;
    private static final double LARGEST_NOISE = 0.15;

    private final List<RgbPlanes> pictures;
    private final int edge;

    /**
     * @param pictures each at least as large as a piece
     * @param edge of a piece in pixels
     */
    Crops(List<RgbPlanes> pictures, int edge) {
        if (pictures.isEmpty()) {
            throw new InvalidInputException("there is no picture to learn from");
        }
        for (RgbPlanes picture : pictures) {
            if (Math.min(picture.width(), picture.height()) < edge) {
                throw new InvalidInputException("a picture of %d × %d pixels is too small to learn from pieces of %d"
                        .formatted(picture.width(), picture.height(), edge));
            }
        }
        this.pictures = List.copyOf(pictures);
        this.edge = edge;
    }

    /** So many pieces, one behind the other, [count, 3, edge, edge]. */
    float[] next(int count, Random random) {
        float[] all = new float[count * 3 * edge * edge];
        for (int i = 0; i < count; i++) {
            float[] one = one(random).values();
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }

    private RgbPlanes one(Random random) {
        RgbPlanes picture = pictures.get(random.nextInt(pictures.size()));
        double most = Math.min(FARTHEST, Math.min(picture.width(), picture.height()) / (double) edge);
        int cut = (int) Math.round(edge * Math.pow(most, random.nextDouble()));
        RgbPlanes piece = picture.part(
                random.nextInt(picture.width() - cut + 1), random.nextInt(picture.height() - cut + 1), cut, cut);
        RgbPlanes sized = piece.resized(edge, edge);
        change(sized.values(), random);
        return sized;
    }

    private void change(float[] values, Random random) {
        boolean mirrored = random.nextBoolean();
        double noise = random.nextInt(3) == 0 ? LARGEST_NOISE * random.nextDouble() : 0;
        int positions = edge * edge;
        float[] old = values.clone();
        for (int channel = 0; channel < 3; channel++) {
            double contrast = Math.exp(0.2 * random.nextGaussian());
            double shift = 0.05 * random.nextGaussian();
            for (int position = 0; position < positions; position++) {
                int column = position % edge;
                int from = mirrored ? position - column + edge - 1 - column : position;
                double value = 0.5 + contrast * (old[channel * positions + from] - 0.5) + shift;
                double under = noise > 0 ? value + noise * random.nextGaussian() : value;
                values[channel * positions + position] = (float) Math.min(1, Math.max(0, under));
            }
        }
    }
}

package blindbrush.style.tile;

import blindbrush.network.LayerGeometry;
import blindbrush.style.loss.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a picture that is looked at by itself. Whatever lies in its own part is computed from all that it sees, the
 * picture's true edges included, and so exactly as in the whole picture.
 *
 * @param own the pixels that it answers for
 * @param seen these and a rim as wide as the deepest layer reaches, within the picture
 * @param width of the whole picture
 * @param height of the whole picture
 */
record Tile(Part own, Part seen, int width, int height) {

    /**
     * All tiles of a picture: no pixel is answered for twice. They begin at multiples of the grid, so that poolings join
     * the same pixels as in the whole picture.
     *
     * @param edge of a tile's own part in pixels, rounded up to the grid; the last one of a row may be a grid larger
     * @param grid the largest stride of a layer
     * @param reach the furthest reach of a layer
     */
    static List<Tile> of(int width, int height, int edge, int grid, int reach) {
        int rim = roundedUp(reach, grid);
        List<Integer> columns = borders(width, roundedUp(edge, grid), grid);
        List<Integer> rows = borders(height, roundedUp(edge, grid), grid);
        List<Tile> tiles = new ArrayList<>();
        for (int y = 1; y < rows.size(); y++) {
            for (int x = 1; x < columns.size(); x++) {
                Part own = new Part(columns.get(x - 1), rows.get(y - 1), columns.get(x), rows.get(y));
                Part seen = new Part(
                        Math.max(0, own.left() - rim),
                        Math.max(0, own.top() - rim),
                        Math.min(width, own.right() + rim),
                        Math.min(height, own.bottom() + rim));
                tiles.add(new Tile(own, seen, width, height));
            }
        }
        return tiles;
    }

    /** Its own part of a layer of the whole picture. */
    Part ownIn(LayerGeometry layer) {
        int stride = layer.stride();
        return new Part(own.left() / stride, own.top() / stride, own.right() / stride, own.bottom() / stride);
    }

    /** The same in the features of what it sees. */
    Part ownAmongSeen(LayerGeometry layer) {
        return ownIn(layer).from(seen.left() / layer.stride(), seen.top() / layer.stride());
    }

    /** A remainder that is smaller than the grid has no position in the deepest layer: it goes to its neighbour. */
    private static List<Integer> borders(int length, int edge, int grid) {
        List<Integer> borders = new ArrayList<>();
        for (int at = 0; at == 0 || length - at >= grid; at += edge) {
            borders.add(at);
        }
        borders.add(length);
        return borders;
    }

    private static int roundedUp(int number, int grid) {
        return (number + grid - 1) / grid * grid;
    }
}

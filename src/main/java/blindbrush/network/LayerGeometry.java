package blindbrush.network;

/**
 * How the positions of a layer lie on the picture: position (x, y) has the square of pixels from (stride · x, stride · y)
 * as its own.
 *
 * @param channels features per position
 * @param stride edge of that square in pixels; a picture's last pixels that do not fill one have no position
 * @param reach how many pixels beyond its square a position sees, at most on any side
 */
public record LayerGeometry(int channels, int stride, int reach) {}

package blindbrush.web.researcher;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** QR codes as the paths of an SVG of 100 by 100 units, quiet zone included. */
final class QrCode {

    private QrCode() {}

    static String path(String text) {
        BitMatrix matrix = matrix(text);
        double unit = 100.0 / matrix.getWidth();
        var path = new StringBuilder();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    path.append("M%.3f %.3fh%.3fv%.3fh-%.3fz"
                            .formatted(column * unit, row * unit, unit, unit, unit)
                            .replace(',', '.'));
                }
            }
        }
        return path.toString();
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, Map.of(EncodeHintType.MARGIN, 4));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}

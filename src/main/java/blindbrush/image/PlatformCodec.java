package blindbrush.image;

import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderWriterSpi;

/**
 * The JDK's own codecs. ImageIO's look-up by name depends on which plug-ins the context class loader happens to show,
 * and that differs between tests, the packaged jar and its threads; this look-up does not.
 */
final class PlatformCodec {

    private PlatformCodec() {}

    /**
     * The JDK's provider, such as that of the PNG reader.
     *
     * @param category {@code ImageReaderSpi} or {@code ImageWriterSpi}
     * @param format the JDK's name of the format, such as "png"
     */
    static <T extends ImageReaderWriterSpi> T of(Class<T> category, String format) {
        Iterator<T> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(category, spi -> isJdks(spi, format), false);
        return providers.next();
    }

    private static boolean isJdks(Object provider, String format) {
        return provider.getClass().getModule() == ImageIO.class.getModule()
                && Arrays.asList(((ImageReaderWriterSpi) provider).getFormatNames())
                        .contains(format);
    }
}

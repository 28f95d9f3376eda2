package blindbrush.web;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of the server that follow from ours, wherever nobody set them. */
public class DerivedSettings implements ConfigSourceFactory {

    /** Below everything that a person sets, above what the libraries think. */
    private static final int ORDINAL = 10;

    @Override
    public List<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        value(context, "quarkus.http.port").ifPresent(port -> {
            settings.put("quarkus.management.port", next(port));
            settings.put("blindbrush.cookie-suffix", port);
        });
        value(context, "blindbrush.trusted-proxies").ifPresent(proxies -> settings.putAll(believing(proxies)));
        return List.of(new PropertiesConfigSource(settings, "derived from other settings", ORDINAL));
    }

    /** Health and metrics beside the pages; any port beside any port. */
    private static String next(String port) {
        return port.matches("[1-9][0-9]{0,4}") ? "" + (Integer.parseInt(port) + 1) : "0";
    }

    /** Whose word on the visitor's address and scheme counts. On the host nobody's does. */
    private static Map<String, String> believing(String proxies) {
        return Map.of(
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", proxies);
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(text -> !text.isBlank());
    }
}

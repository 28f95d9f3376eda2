package blindbrush.command;

import blindbrush.command.series.NetworkChoice;
import blindbrush.command.series.RecordJson;
import blindbrush.network.Basis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A preset's settings one by one, each with a name and a value that can be read and compared. */
final class SettingsInWords {

    /** What {@link blindbrush.style.preset.Schedule} has where there is one size only. */
    private static final String ONE_SIZE = String.valueOf(Integer.MAX_VALUE);

    private final Map<String, String> words = new LinkedHashMap<>();

    private SettingsInWords() {}

    /** @param place the network is that which the preset asks for, all else is as it runs */
    static Map<String, String> of(NetworkChoice.Assignment place) {
        SettingsInWords settings = new SettingsInWords();
        settings.words.put("network", place.asked().basis().map(Basis::words).orElse("any"));
        ObjectNode tree = RecordJson.JSON.valueToTree(place.run());
        tree.remove(List.of("name", "basis", "about"));
        settings.add("", tree);
        settings.words.put("method", place.run().method().name());
        return settings.words;
    }

    private void add(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(name(path, field.getKey()), field.getValue()));
        } else {
            words.put(path, value(node));
        }
    }

    /** "picture" and "value" say nothing that the rest does not. */
    private static String name(String path, String key) {
        String own = key.replace('_', ' ');
        return path.isEmpty() || path.equals("picture") ? own : path + " " + own;
    }

    private static String value(JsonNode node) {
        if (node.isNull()) {
            return "the network's own";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(element(element)));
            return String.join(", ", elements);
        }
        return node.isNumber()
                ? number(node)
                : node.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String element(JsonNode element) {
        return element.has("layer")
                ? element.get("layer").asText() + " × " + number(element.get("weight"))
                : number(element);
    }

    private static String number(JsonNode node) {
        String text = node.asText();
        if (text.equals(ONE_SIZE)) {
            return "the finished size only";
        }
        double number = node.asDouble();
        boolean plain = number == 0 || (Math.abs(number) >= 1e-3 && Math.abs(number) < 1e6);
        return new DecimalFormat(plain ? "0.######" : "0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number)
                .replace('E', 'e');
    }
}

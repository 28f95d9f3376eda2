package blindbrush.command.weights;

import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a file of weights holds, a line for each thing. */
record WeightsDescription(Map<String, String> lines) {

    static WeightsDescription of(Path file, Vgg19Weights weights) {
        WeightsOrigin origin = weights.origin();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("file", file.toString());
        lines.put("sha256", weights.sha256());
        lines.put("layers", "%d, conv1_1 to %s".formatted(weights.layers().size(), weights.deepest()));
        lines.put("preprocessing", weights.preprocessing().words());
        lines.put("identity", origin.label());
        lines.put("normalised", origin.normalized().orElse("no"));
        new TreeMap<>(origin.metadata()).forEach((key, words) -> lines.putIfAbsent("it says: " + key, words));
        return new WeightsDescription(lines);
    }

    void print(PrintWriter out) {
        int widest = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, words) -> out.println(name + " ".repeat(widest - name.length() + 2) + printable(words)));
        out.flush();
    }

    /** A file's own words must not steer the terminal. */
    private static String printable(String words) {
        return words.replaceAll("\\p{Cntrl}", "?");
    }
}

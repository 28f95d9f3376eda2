package blindbrush.style.checkpoint;

import blindbrush.network.FeatureNetwork;
import blindbrush.style.request.StyleTransferRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and a network by hashes of their parts, so that a checkpoint is only taken up by the run that it belongs to.
 *
 * @param parts SHA-256 in hex by the part's name: those of the request, and {@code network}
 */
public record Fingerprint(Map<String, String> parts) {

    /** That of a request on a network: whatever changes the picture changes it. */
    public static Fingerprint of(StyleTransferRequest request, FeatureNetwork network) {
        Map<String, String> parts = new TreeMap<>();
        for (RecordComponent component : StyleTransferRequest.class.getRecordComponents()) {
            parts.put(words(component.getName()), ValueDigest.of(ValueDigest.part(request, component)));
        }
        parts.put("network", ValueDigest.of(List.of(network.label(), network.weightsSha256())));
        return new Fingerprint(parts);
    }

    /** The names of the parts that are not the same. */
    List<String> differences(Fingerprint other) {
        List<String> names = new ArrayList<>();
        parts.forEach((name, hash) -> {
            if (!hash.equals(other.parts.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(parts.size());
        for (Map.Entry<String, String> part : parts.entrySet()) {
            out.writeUTF(part.getKey());
            out.writeUTF(part.getValue());
        }
    }

    static Fingerprint read(DataInputStream in) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            parts.put(in.readUTF(), in.readUTF());
        }
        return new Fingerprint(parts);
    }

    /** {@code longEdge} is "long edge". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}

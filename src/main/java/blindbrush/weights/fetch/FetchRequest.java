package blindbrush.weights.fetch;

import blindbrush.refusal.InvalidInputException;
import java.net.URI;
import java.nio.file.Path;

/**
 * What to fetch.
 *
 * @param source whose weights
 * @param address from where: the source's own, or a mirror's; https, or http to this machine alone
 * @param output the safetensors file to write
 * @param whole whether to fetch the whole file, so that its hash can be checked, even where parts would do
 */
public record FetchRequest(WeightsSource source, URI address, Path output, boolean whole) {

    /** @throws InvalidInputException with one line if the address is not allowed */
    public FetchRequest {
        Addresses.requireAllowed(address);
    }

    /** Whether this is the file that the source publishes, here or on a mirror: its name carries its hash. */
    boolean published() {
        return fileName(address).equals(fileName(source.address()));
    }

    private static String fileName(URI address) {
        String path = String.valueOf(address.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

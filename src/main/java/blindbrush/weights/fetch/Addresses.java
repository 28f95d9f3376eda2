package blindbrush.weights.fetch;

import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.file.UnusableWeightsException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses may be asked: https anywhere, plain http on this machine alone. */
final class Addresses {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}"); // names are not looked up

    private Addresses() {}

    /** @throws InvalidInputException with one line if it may not be asked */
    static void requireAllowed(URI address) {
        if (address.getHost() == null || !(encrypted(address) || toThisMachine(address))) {
            throw new InvalidInputException("weights are fetched over https alone, not from " + shown(address));
        }
    }

    /**
     * Where a redirection leads.
     *
     * @throws UnusableWeightsException if it may not be followed
     */
    static URI redirected(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException noAddress) {
            throw new UnusableWeightsException("the server redirects astray, to what is no address", noAddress);
        }
        try {
            requireAllowed(target);
        } catch (InvalidInputException forbidden) {
            throw new UnusableWeightsException("the server redirects astray: " + forbidden.getMessage(), forbidden);
        }
        if (encrypted(from) && !encrypted(target)) {
            throw new UnusableWeightsException("the server redirects from https to plain http");
        }
        return target;
    }

    /** Without what may be secret in it. */
    static String shown(URI address) {
        return address.getHost() == null
                ? address.toString()
                : "%s://%s%s"
                        .formatted(address.getScheme(), address.getRawAuthority(), address.getRawPath())
                        .replaceFirst("//[^/@]*@", "//");
    }

    private static boolean encrypted(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static boolean toThisMachine(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return "http".equalsIgnoreCase(address.getScheme())
                && (THIS_MACHINE.contains(host) || LOOPBACK.matcher(host).matches());
    }
}

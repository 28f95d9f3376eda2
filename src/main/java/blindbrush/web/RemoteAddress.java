package blindbrush.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Where a request came from, in as much detail as separates one person from another: of an IPv6 address, the half that identifies a line. */
public final class RemoteAddress {

    private static final int NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** The address of whoever asks, as a proxy that is believed tells it. */
    public static String of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return remote == null || remote.hostAddress() == null ? "" : of(remote.hostAddress());
    }

    /** Of a literal address. */
    public static String of(String literal) {
        if (!literal.contains(":")) {
            return literal;
        }
        InetAddress address = io.netty.util.NetUtil.createInetAddressFromIpAddressString(literal);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : literal;
    }
}

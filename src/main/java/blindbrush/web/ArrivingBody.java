package blindbrush.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.Optional;

/** A body as it comes in, piece by piece, on its connection's thread; whole and sound it goes on with its request. */
final class ArrivingBody {

    private final RoutingContext routing;
    private final int most;
    private final String type;
    private final Buffer bytes = Buffer.buffer();

    @SuppressWarnings("NullAway.Init") // take() comes first
    private UnfinishedBodies.Wait wait;

    /** @param most bytes that it may have */
    ArrivingBody(RoutingContext routing, int most, String type) {
        this.routing = routing;
        this.most = most;
        this.type = type;
    }

    void take(UnfinishedBodies unfinished) {
        wait = unfinished.waitFor(routing);
        HttpServerRequest request = routing.request();
        routing.addEndHandler(gone -> wait.end());
        if (request.headers().contains("Expect", "100-continue", true)) {
            routing.response().writeContinue();
        }
        request.pause(); // a handler alone would let it flow before the other is there
        request.handler(this::add).endHandler(whole -> end()).resume();
    }

    private void add(Buffer piece) {
        if (wait.isOver()) {
            return; // refused: what still comes is not kept
        }
        if (bytes.length() + piece.length() > most) {
            wait.end();
            RefusalPages.refuse(routing, Problem.tooLarge());
        } else if (wait.holds(piece.length())) {
            bytes.appendBuffer(piece);
        }
    }

    private void end() {
        if (!wait.isOver()) {
            wait.end();
            Optional<String> wrong = SoundText.problem(type, bytes.getBytes());
            if (wrong.isPresent()) {
                RefusalPages.refuse(routing, Problem.badRequest(wrong.get()));
            } else {
                ((RoutingContextInternal) routing).setBody(bytes);
                routing.next();
            }
        }
    }
}

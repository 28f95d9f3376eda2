package blindbrush.web.account;

import blindbrush.results.StudyFigures;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Looks at result pages once after the start, so that their first visitor does not wait for what is read and compiled only once. */
@ApplicationScoped
public class Rehearsal {

    private static final int STUDIES = 3;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    HttpServer server;

    void begin(@ObservesAsync HttpServerStart start) {
        look(Welcome.address(start, server));
    }

    /**
     * Looks at the first page.
     *
     * @param address of this server, without a slash at its end
     */
    public void look(String address) {
        List<String> slugs = QuarkusTransaction.requiringNew().call(() -> StudyFigures.largest(STUDIES));
        HttpClient visitor = HttpClient.newHttpClient();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (String slug : slugs) {
                    get(visitor, address + "/studies/" + slug + "/results");
                    get(visitor, address + "/studies/" + slug + "/presets");
                }
            }
        } catch (IOException unanswered) {
            Log.debugf(unanswered, "Result pages were not rehearsed");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void get(HttpClient visitor, String page) throws IOException, InterruptedException {
        visitor.send(HttpRequest.newBuilder(URI.create(page)).timeout(PATIENCE).build(), BodyHandlers.discarding());
    }
}

package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.export.LeafKeeper;
import blindbrush.export.StudyExport;
import blindbrush.export.StudyExport.Names;
import blindbrush.export.StudyExport.SessionTable;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Study;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Downloads of a study's data, written as they are read. A download that breaks off lacks its end, so that no client takes it for complete. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class ExportPages {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String ZIP = "application/zip";

    /** How long a slow client may take to receive what was sent before. */
    private static final Duration LAST_BYTES = Duration.ofSeconds(30);

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Inject
    LeafKeeper leaves;

    @Inject
    RoutingContext routing;

    /**
     * One row per trial that was answered or whose picture never came.
     *
     * @param columns {@code jspsych} for the names that scripts for jsPsych's data expect
     * @param bom whether the file begins with a byte order mark
     */
    @GET
    @Path("studies/{slug}/responses.csv")
    @Produces(CSV)
    public RestResponse<StreamingOutput> responsesCsv(
            String slug, @RestQuery @Nullable String columns, @RestQuery boolean bom) {
        StudyExport export = telling(slug);
        Names names = names(columns);
        return download(slug + "-responses.csv", stream -> export.responsesCsv(names, bom, stream));
    }

    @GET
    @Path("studies/{slug}/responses.jsonl")
    @Produces("application/jsonl;charset=UTF-8")
    public RestResponse<StreamingOutput> responsesJsonLines(String slug, @RestQuery @Nullable String columns) {
        StudyExport export = telling(slug);
        Names names = names(columns);
        return download(slug + "-responses.jsonl", stream -> export.responsesJsonLines(names, stream));
    }

    /** The same rows as Parquet. */
    @GET
    @Path("studies/{slug}/responses.parquet")
    @Produces("application/vnd.apache.parquet")
    public RestResponse<StreamingOutput> responsesParquet(String slug, @RestQuery @Nullable String columns) {
        StudyExport export = telling(slug);
        Names names = names(columns);
        return download(slug + "-responses.parquet", stream -> export.responsesParquet(names, stream));
    }

    /** One of the other tables. */
    @GET
    @Path("studies/{slug}/{table: participants|stimuli|exclusions|panel}.csv")
    @Produces(CSV)
    public RestResponse<StreamingOutput> csv(String slug, String table) {
        StudyExport export =
                switch (table) {
                    case "panel" -> found(slug);
                    case "participants" -> telling(slug);
                    default -> notBlind(slug);
                };
        SessionTable other = SessionTable.valueOf(table.toUpperCase(Locale.ROOT));
        return download(slug + "-" + table + ".csv", stream -> export.csv(other, stream));
    }

    /** What every column means. */
    @GET
    @Path("studies/{slug}/codebook.csv")
    @Produces(CSV)
    public RestResponse<StreamingOutput> codebook(String slug) {
        return download(slug + "-codebook.csv", found(slug)::codebook);
    }

    /** All tables with the frozen design and their hashes. */
    @GET
    @Path("studies/{slug}/export.zip")
    @Produces(ZIP)
    public RestResponse<StreamingOutput> archive(String slug) {
        return download(slug + "-export.zip", telling(slug)::archive);
    }

    /** A Psych-DS data set, ready to be deposited. */
    @GET
    @Path("studies/{slug}/data-set.zip")
    @Produces(ZIP)
    public RestResponse<StreamingOutput> dataSet(String slug) {
        StudyExport export = telling(slug);
        leaves.append(slug); // those that were finished in the last seconds
        return download(slug + "-data-set.zip", export::dataSet);
    }

    /** A study that is open gives no answers, unless its results are public: its pictures, exclusions, panel ids and codebook. */
    private StudyExport telling(String slug) {
        RequestedStudy.tellingRows(slug, clock.instant());
        return found(slug);
    }

    /** The whole study without its answers: design, frozen versions, pictures as far as their rights allow, for another server. */
    @GET
    @Path("studies/{slug}/package.zip")
    @Produces(ZIP)
    public RestResponse<StreamingOutput> wholeStudy(String slug) {
        StudyExport export = notBlind(slug);
        Study study = RequestedStudy.at(slug);
        if (study.demonstration || study.simulated) {
            throw Problem.conflict(
                    "The demonstration is on every server, and a dry run is packed as the study that it was made of.");
        }
        return download(slug + "-package.zip", export::wholeStudy);
    }

    /** A study that must stay blind gives its panel ids and its codebook, and nothing that tells an origin. */
    private StudyExport notBlind(String slug) {
        RequestedStudy.notBlind(slug, clock.instant());
        return found(slug);
    }

    private StudyExport found(String slug) {
        return new StudyExport(database, RequestedStudy.at(slug).slug);
    }

    private static Names names(@Nullable String columns) {
        if (columns == null || columns.isEmpty()) {
            return Names.OURS;
        }
        if (!columns.equals("jspsych")) {
            throw new InvalidInputException("Ask for columns=jspsych, or leave columns out.");
        }
        return Names.JSPSYCH;
    }

    private RestResponse<StreamingOutput> download(String name, StreamingOutput content) {
        HttpServerRequest request = routing.request();
        StreamingOutput whole = stream -> {
            try {
                content.write(stream);
            } catch (IOException | RuntimeException failure) {
                Log.warnf(failure, "The download of %s broke off", name);
                breakOff(request);
                throw failure;
            }
        };
        return ResponseBuilder.ok(whole)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Once a part has left, closes the connection before anything can end the answer as if it were whole. */
    private static void breakOff(HttpServerRequest request) {
        if (request.response().headWritten()) {
            try {
                request.connection()
                        .close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(LAST_BYTES.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException alreadyBroken) {
                Log.debugf(alreadyBroken, "The connection was no longer there");
            }
        }
    }
}

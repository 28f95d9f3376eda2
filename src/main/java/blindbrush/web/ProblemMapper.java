package blindbrush.web;

import blindbrush.database.DatabaseWatch;
import blindbrush.refusal.Reference;
import blindbrush.refusal.RefusedException;
import io.quarkus.logging.Log;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Turns whatever was thrown into a {@link Problem}. Only refusals speak in their own words; nothing of the program's inside is shown. */
class ProblemMapper {

    private static final int BEFORE_THE_COOKIE_IS_SET = Priorities.USER + 100;

    /** Seconds after which what was not stored may be sent again. */
    private static final int RETRY_AFTER = 5;

    @Inject
    HttpHeaders headers;

    @Inject
    Language language;

    @Inject
    RoutingContext routing;

    @ConfigProperty(name = "quarkus.rest-csrf.cookie-name")
    String tokenCookie;

    @Inject
    DatabaseWatch database;

    @ServerExceptionMapper
    RestResponse<Object> map(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        if (status < 400) {
            return ResponseBuilder.create(status).build();
        }
        return answer(of(status), null);
    }

    /** Signed in, but in another role. */
    @ServerExceptionMapper
    RestResponse<Object> map(ForbiddenException thrown) {
        return answer(Problem.forbidden(), null);
    }

    @ServerExceptionMapper
    RestResponse<Object> map(RefusedException refused) {
        return answer(Problem.of(refused), null);
    }

    /** Of a form's or a program's fields, by the words that stand at them. */
    @ServerExceptionMapper
    RestResponse<Object> map(ConstraintViolationException thrown) {
        String wrong = thrown.getConstraintViolations().stream()
                .map(ConstraintViolation::getMessage)
                .sorted()
                .collect(Collectors.joining(" "));
        return answer(Problem.badRequest(wrong), null);
    }

    /** A transaction that could not be committed says so by these, which are no runtime exceptions. */
    @ServerExceptionMapper({RollbackException.class, HeuristicMixedException.class, HeuristicRollbackException.class})
    RestResponse<Object> map(Exception uncommitted) {
        return map(new UndeclaredThrowableException(uncommitted, "Not committed"));
    }

    /** Unforeseen: logged under a reference that the page shows. */
    @ServerExceptionMapper
    RestResponse<Object> map(RuntimeException thrown) {
        if (thrown instanceof UnauthorizedException
                || thrown instanceof AuthenticationFailedException
                || thrown instanceof SecurityException) {
            throw thrown;
        }
        if (database.isFailure(thrown)) {
            return answer(Problem.notStored(), null);
        }
        String reference = Reference.draw();
        if (database.isDuplicate(thrown)) {
            Log.warnf(thrown, "The same was stored twice, the second time refused, reference %s", reference);
            return answer(Problem.storedMeanwhile(), reference);
        }
        Log.errorf(thrown, "Unforeseen failure, reference %s", reference);
        return answer(Problem.unexpected(500, "An unexpected error happened in the program."), reference);
    }

    /** A refusal that came without words, such as of a form whose token is missing, gets some. */
    @ServerResponseFilter(priority = BEFORE_THE_COOKIE_IS_SET)
    void speak(ContainerResponseContext response) {
        int status = response.getStatus();
        if (status >= 400 && !response.hasEntity()) {
            RestResponse<Object> answer = status == 400 ? unread() : answer(of(status), null);
            response.setEntity(answer.getEntity(), null, answer.getMediaType());
        }
    }

    /** A form whose token is no more comes back with all that it held. */
    private RestResponse<Object> unread() {
        return RefusedForm.of(routing, tokenCookie)
                .filter(form -> wantsPage())
                .map(form -> page(400, ErrorPages.Templates.again(form)))
                .orElseGet(() -> answer(of(400), null));
    }

    private static Problem of(int status) {
        return switch (status) {
            case 400 ->
                Problem.badRequest(
                        "The request could not be read. The page may have been open for too long. Load it again.");
            case 401 -> Problem.noToken();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound("There is no page at this address.");
            case 405 -> Problem.refused(status, "This address does not take that kind of request.");
            case 415 -> Problem.refused(status, "This address does not take that kind of content.");
            case 429 -> Problem.tooManyTokens();
            default -> Problem.unexpected(status, "The request could not be answered.");
        };
    }

    private RestResponse<Object> answer(Problem problem, @Nullable String reference) {
        if (wantsPage()) {
            return page(problem.status(), ErrorPages.page(problem, reference, language.locale()));
        }
        return answer(problem.status())
                .entity(ErrorPages.json(problem, reference))
                .type("application/problem+json")
                .build();
    }

    private static ResponseBuilder<Object> answer(int status) {
        ResponseBuilder<Object> answer = ResponseBuilder.create(status);
        return status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER) : answer;
    }

    private RestResponse<Object> page(int status, TemplateInstance page) {
        FormToken.provide(routing, tokenCookie);
        return answer(status)
                .entity(language.speak(page).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .build();
    }

    private boolean wantsPage() {
        try {
            return headers.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}

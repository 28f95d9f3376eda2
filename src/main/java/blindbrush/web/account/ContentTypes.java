package blindbrush.web.account;

import blindbrush.web.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets two kinds of request change something: a form, which holds the token that our page gave it, and a program's, which shows its own
 * token and sends JSON or nothing. Another site's page can send neither.
 */
class ContentTypes {

    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Before the filter that looks for the form's token. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (HARMLESS.contains(request.getMethod())) {
            return;
        }
        if (takesJson(resource) ? !isProgram(request) : !isForm(request)) {
            throw Problem.contentType();
        }
    }

    private static boolean takesJson(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return Stream.of(method, method.getDeclaringClass())
                .map(place -> place.getAnnotation(Consumes.class))
                .filter(Objects::nonNull)
                .flatMap(consumes -> Arrays.stream(consumes.value()))
                .anyMatch(MediaType.APPLICATION_JSON::equals);
    }

    private static boolean isForm(ContainerRequestContext request) {
        MediaType type = type(request);
        return is(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE) || is(type, MediaType.MULTIPART_FORM_DATA_TYPE);
    }

    private static boolean isProgram(ContainerRequestContext request) {
        boolean json = !request.hasEntity() || is(type(request), MediaType.APPLICATION_JSON_TYPE);
        return json && BearerSignIn.isTried(request.getHeaderString("Authorization"));
    }

    /** To the letter: the filter that looks for a form's token would not know it otherwise, and let it pass. */
    private static boolean is(@Nullable MediaType type, MediaType expected) {
        return type != null
                && type.getType().equals(expected.getType())
                && type.getSubtype().equals(expected.getSubtype());
    }

    /** Nothing where the header makes no sense. */
    private static @Nullable MediaType type(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}

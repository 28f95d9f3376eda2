package blindbrush.web;

import blindbrush.design.SoundJson;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what an address asks with where it is not of the kind that the page reads: unread, a number that is none would be a page that is not
 * there, and anything would be false. A page that reads its query by itself judges it by itself.
 */
class QueryParameters {

    /** What decoders put in the place of bytes that are no text. */
    private static final char UNREADABLE = '\uFFFD';

    /** What a parameter may be. */
    private enum Kind {
        NUMBER("a whole number", QueryParameters::isNumber),
        TRUTH("true or false", value -> value.equals("true") || value.equals("false")),
        ID("an id", QueryParameters::isId),
        TEXT("text", value -> SoundJson.isText(value) && value.indexOf(UNREADABLE) < 0);

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
        private final Predicate<String> test;

        Kind(String words, Predicate<String> test) {
            this.words = words;
            this.test = test;
        }

        static Kind of(Class<?> type) {
            if (type == int.class) {
                return NUMBER;
            }
            return type == boolean.class ? TRUTH : type == UUID.class ? ID : TEXT;
        }
    }

    /** One that a page reads. */
    private record Asked(String name, Kind kind) {

        static Asked of(AnnotatedElement place, String name, Class<?> type) {
            String other = place.getAnnotation(RestQuery.class).value();
            return new Asked(other.isEmpty() ? name : other, Kind.of(type));
        }

        Optional<String> mistake(MultivaluedMap<String, String> query) {
            return query.getOrDefault(name, List.of()).stream().allMatch(kind.test)
                    ? Optional.empty()
                    : Optional.of("“%s” must be %s.".formatted(name, kind.words));
        }
    }

    @ServerRequestFilter(priority = Priorities.USER)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        if (!query.isEmpty()) {
            Stream.of(resource.getResourceMethod().getParameters())
                    .flatMap(QueryParameters::read)
                    .map(asked -> asked.mistake(query))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(mistake -> {
                        throw Problem.badRequest(mistake);
                    });
        }
    }

    private static Stream<Asked> read(Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            return Stream.of(parameter.getType().getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(RestQuery.class))
                    .map(field -> Asked.of(field, field.getName(), field.getType()));
        }
        return parameter.isAnnotationPresent(RestQuery.class)
                ? Stream.of(Asked.of(parameter, parameter.getName(), parameter.getType()))
                : Stream.empty();
    }

    private static boolean isNumber(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean isId(String value) {
        try {
            UUID.fromString(value);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}

package blindbrush.web;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every route that the program has, read from its classes: {@code GET /studies/{slug}/design}. */
final class Routes {

    private static final Set<String> ALL = found();

    private Routes() {}

    static Set<String> all() {
        return ALL;
    }

    private static Set<String> found() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("blindbrush").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> of(type.reflect()))
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));
    }

    /** The path of a route, filled with what is well formed and stands for nothing. */
    static String address(String route) {
        return route.replaceFirst("\\w+ ", "")
                .replaceAll("\\{(id|token)}", "00000000-0000-0000-0000-000000000000")
                .replaceAll("\\{(number|seed|position|version)}", "1")
                .replaceAll("\\{table}", "participants")
                .replaceAll("\\{\\w+}", "nothing");
    }

    private static Stream<String> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method).stream().map(verb -> verb + " " + path(resource, method)));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        String own = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        String whole = "/" + resource.getAnnotation(Path.class).value() + "/" + own;
        return whole.replaceAll("/+", "/").replaceFirst("(?<=.)/$", "").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }
}

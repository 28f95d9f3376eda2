package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.refusal.RefusedException;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

/** Only refusals speak to people in their own words. */
class RefusalTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("blindbrush");

    /** What becomes of these is a page by its status, a page by our words at the field, and a reference. */
    private static final Set<String> MAPPED = Stream.of(
                    RefusedException.class,
                    WebApplicationException.class,
                    ForbiddenException.class,
                    ConstraintViolationException.class,
                    RuntimeException.class,
                    Exception.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    /** Rooms whose words come to stand on pages. */
    private static final String[] TOLD = {
        "web", "export", "demonstration", "results", "study", "gallery", "account", "design", "statistics"
    };

    /** They write it to the log only. */
    private static final Set<String> LOGS =
            Set.of("blindbrush.account.Passing", "blindbrush.gallery.StyleTransferCheckpoints");

    @Test
    void pages_are_made_of_refusals_and_of_what_has_no_words_of_its_own() {
        assertThat(PROGRAM.stream()
                        .flatMap(room -> room.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(ServerExceptionMapper.class))
                        .map(method -> method.getRawParameterTypes().get(0).getName()))
                .contains(RefusedException.class.getName())
                .isSubsetOf(MAPPED);
    }

    @Test
    void no_other_exception_s_message_is_read_where_it_could_come_to_stand_on_a_page() {
        assertThat(PROGRAM.stream()
                        .filter(RefusalTest::isTold)
                        .flatMap(room -> Stream.<JavaAccess<?>>concat(
                                room.getMethodCallsFromSelf().stream(), room.getMethodReferencesFromSelf().stream()))
                        .filter(access -> access.getName().equals("getMessage")
                                || access.getName().equals("getLocalizedMessage"))
                        .filter(access -> access.getTargetOwner().isAssignableTo(Throwable.class))
                        .filter(access -> !access.getTargetOwner().isAssignableTo(RefusedException.class))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void statistics_say_what_they_found_without_exceptions() {
        assertThat(PROGRAM.stream()
                        .filter(room -> room.getPackageName().matches("blindbrush\\.(statistics|results)\\b.*"))
                        .flatMap(room -> room.getCodeUnits().stream())
                        .filter(code -> code.getTryCatchBlocks().stream()
                                .flatMap(block -> block.getCaughtThrowables().stream())
                                .anyMatch(caught -> caught.isAssignableTo(IllegalArgumentException.class)
                                        || caught.isAssignableTo(RefusedException.class)))
                        .map(code -> code.getFullName())
                        .filter(code -> !code.contains("results.Covariates"))) // a damaged picture is no measure
                .isEmpty();
    }

    private static boolean isTold(JavaClass each) {
        return !LOGS.contains(each.getName())
                && Stream.of(TOLD).anyMatch(room -> each.getPackageName().matches("blindbrush\\." + room + "\\b.*"));
    }
}

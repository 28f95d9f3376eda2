package blindbrush;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The falling line of packages: each may use any below it, never one above or beside it. */
class HouseTest {

    /** From the roof down; rooms of one floor stand side by side. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("web", "command"),
            List.of("export"),
            List.of("results"),
            List.of("study"),
            List.of("gallery"),
            List.of("style", "training", "image", "statistics", "design", "standin", "database"),
            List.of("network", "optimize"),
            List.of("weights"));

    @Test
    void packages_fall_in_one_line() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var floor : FLOORS) {
            for (var room : floor) {
                house = house.layer(room).definedBy("blindbrush." + room + "..");
            }
        }
        for (int level = 0; level < FLOORS.size(); level++) {
            var above = FLOORS.subList(0, level).stream().flatMap(List::stream).toArray(String[]::new);
            for (var room : FLOORS.get(level)) {
                house = above.length == 0
                        ? house.whereLayer(room).mayNotBeAccessedByAnyLayer()
                        : house.whereLayer(room).mayOnlyBeAccessedByLayers(above);
            }
        }
        house.check(ours());
    }

    private static JavaClasses ours() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("blindbrush");
    }
}

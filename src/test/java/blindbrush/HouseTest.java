package blindbrush;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Reporting;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.memory.NotEnoughMemoryException;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The falling line of packages: each may use any below it, never one above or beside it. */
class HouseTest {

    /** From the roof down; rooms of one floor stand side by side. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("main"),
            List.of("web", "command"),
            List.of("export", "demonstration"),
            List.of("results"),
            List.of("study"),
            List.of("gallery"),
            List.of("account", "style", "training", "image", "statistics", "design"),
            List.of("network", "optimize", "database"),
            List.of("weights", "proof"),
            List.of("disk", "refusal"));

    /** What needs the application's database, and what only the command line needs: neither wing knows the other. */
    private static final String[] APPLICATION = packages(
            "web",
            "export",
            "demonstration",
            "results",
            "study",
            "gallery",
            "account",
            "database",
            "design",
            "statistics");

    private static final String[] ENGINE_ROOM = packages("command", "training");

    /** Rooms of the style engine that only the engine uses. */
    private static final DescribedPredicate<JavaClass> INSIDE_STYLE = resideInAnyPackage(
            "blindbrush.style.loss..",
            "blindbrush.style.objective..",
            "blindbrush.style.tile..",
            "blindbrush.style.memory..");

    /** What others say of a loss in a preset's settings, and why a picture was refused. */
    private static final Set<Class<?>> WORDS_OF_STYLE = Set.of(
            ContentScale.class,
            StyleScale.class,
            Statistic.class,
            Smoothness.class,
            WeightedLayer.class,
            NotEnoughMemoryException.class);

    /** Lines of a package-info: at most five that say something, the comment's ends, the mark of null checks and the package. */
    private static final int MOST_WORDS = 11;

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("blindbrush");

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
        house.check(OURS);
    }

    /** So that no figure has a Monte-Carlo error: the same answers give the same interval. Simulated participants are no figures. */
    @Test
    void no_figure_is_drawn_by_chance() {
        noClasses()
                .that()
                .resideInAnyPackage("blindbrush.results..", "blindbrush.statistics.crossed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(\\w*Random|concurrent\\.ThreadLocalRandom)")
                .orShould()
                .callMethod(Math.class, "random")
                .check(OURS);
        Set<String> drawing = OURS.stream()
                .filter(each -> each.getPackageName().equals("blindbrush.statistics"))
                .filter(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(used -> used.getTargetClass().getSimpleName().contains("Random")))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawing).containsExactly("ExGaussian", "SimulatedParticipant");
    }

    @Test
    void every_room_has_its_floor() {
        Set<String> rooms = OURS.stream()
                .map(each -> each.getPackageName()
                        .replaceFirst("^blindbrush\\.?", "")
                        .replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms)
                .containsExactlyInAnyOrderElementsOf(
                        FLOORS.stream().flatMap(List::stream).toList());
    }

    @Test
    void rooms_within_rooms_use_each_other_in_one_direction() {
        slices().matching("blindbrush.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void the_two_wings_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINE_ROOM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APPLICATION)
                .check(OURS);
        noClasses()
                .that()
                .resideInAnyPackage(APPLICATION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE_ROOM)
                .check(OURS);
    }

    @Test
    void the_inside_of_the_style_engine_stays_inside() {
        DescribedPredicate<JavaClass> words =
                DescribedPredicate.describe("are words of settings", each -> WORDS_OF_STYLE.stream()
                        .anyMatch(word -> each.getName().equals(word.getName())
                                || each.getName().startsWith(word.getName() + "$")));
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("blindbrush.style..")))
                .should()
                .dependOnClassesThat(INSIDE_STYLE.and(DescribedPredicate.not(words)))
                .check(OURS);
    }

    @Test
    void every_room_says_what_lives_in_it() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (String room : OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())) {
            Path words = Path.of("src/main/java", room.replace('.', '/'), "package-info.java");
            if (!Files.exists(words) || Files.readAllLines(words).size() > MOST_WORDS) {
                silent.add(room);
            }
        }
        assertThat(silent).isEmpty();
    }

    /** NullAway checks what is marked: there nothing is null unless it says so. */
    @Test
    void every_room_is_checked_for_null() {
        assertThat(OURS.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    /** What becomes known to whom is decided by {@code study.Disclosure}: pages and exports only ask it. */
    @Test
    void no_page_and_no_export_reads_for_itself_what_a_design_lets_be_known() {
        noClasses()
                .that()
                .resideInAnyPackage("blindbrush.web..", "blindbrush.export..")
                .should()
                .callMethodWhere(describe("the owner is Reporting", (JavaMethodCall call) -> call.getTargetOwner()
                        .isEquivalentTo(Reporting.class)))
                .check(OURS);
    }

    /** What two of them need has a class of its own. */
    @Test
    void page_classes_do_not_use_each_other() {
        assertThat(OURS.stream()
                        .filter(type -> page(type).isPresent())
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> page(use.getTargetClass())
                                .filter(target -> !target.equals(
                                        page(use.getOriginClass()).orElseThrow()))
                                .isPresent())
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    /** The class of pages that a class is, or is nested in. */
    private static Optional<JavaClass> page(JavaClass type) {
        return type.isAnnotatedWith(jakarta.ws.rs.Path.class)
                ? Optional.of(type)
                : type.getEnclosingClass().flatMap(HouseTest::page);
    }

    private static String[] packages(String... rooms) {
        return Stream.of(rooms).map(room -> "blindbrush." + room + "..").toArray(String[]::new);
    }
}

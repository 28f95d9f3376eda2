package blindbrush;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The falling line of packages: each may use any below it, never one above or beside it. */
@AnalyzeClasses(packages = "blindbrush", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule packages_fall_in_one_line = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("web")
            .definedBy("blindbrush.web..")
            .layer("command")
            .definedBy("blindbrush.command..")
            .layer("export")
            .definedBy("blindbrush.export..")
            .layer("results")
            .definedBy("blindbrush.results..")
            .layer("study")
            .definedBy("blindbrush.study..")
            .layer("gallery")
            .definedBy("blindbrush.gallery..")
            .layer("style")
            .definedBy("blindbrush.style..")
            .layer("image")
            .definedBy("blindbrush.image..")
            .layer("standin")
            .definedBy("blindbrush.standin..")
            .layer("statistics")
            .definedBy("blindbrush.statistics..")
            .layer("database")
            .definedBy("blindbrush.database..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("web", "command")
            .whereLayer("results")
            .mayOnlyBeAccessedByLayers("web", "command", "export")
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("web", "command", "export", "results")
            .whereLayer("gallery")
            .mayOnlyBeAccessedByLayers("web", "command", "export", "results", "study")
            .whereLayer("style")
            .mayOnlyBeAccessedByLayers("web", "command", "export", "results", "study", "gallery")
            .whereLayer("image")
            .mayOnlyBeAccessedByLayers("web", "command", "export", "results", "study", "gallery")
            .whereLayer("statistics")
            .mayOnlyBeAccessedByLayers("web", "command", "export", "results", "study", "gallery")
            .whereLayer("standin")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("database")
            .mayNotBeAccessedByAnyLayer();
}

package blindbrush.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.gallery.Stimulus;
import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.PictureReader;
import blindbrush.image.PictureStatistics;
import blindbrush.study.LeakFeature;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StarterSetTest {

    private static final Set<String> FREE = Set.of("CC0", "Unsplash, CC0", "public domain");

    static List<CSVRecord> stylized() {
        return StarterSet.stylized();
    }

    @Test
    void has_a_dozen_machine_pictures_of_which_no_two_are_kin() {
        assertThat(stylized()).hasSizeGreaterThanOrEqualTo(12);
        for (String role : List.of("content", "style")) {
            assertThat(stylized())
                    .extracting(record -> record.get(role + "_title") + " by " + record.get(role + "_creator"))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("stylized")
    void names_a_creator_and_a_free_licence_of_each_input(CSVRecord record) {
        for (String role : List.of("content", "style")) {
            assertThat(record.get(role + "_creator")).isNotBlank();
            assertThat(record.get(role + "_credit")).isIn(FREE);
        }
    }

    /** The network leaves grids of two and four pixels behind, which at the size they were made at read as blocks. */
    @ParameterizedTest
    @MethodSource("stylized")
    void packs_machine_pictures_as_large_as_stand_ins_twice_as_large_as_they_are_shown(CSVRecord record) {
        assertThat(longEdge(record)).isEqualTo(2 * Stimulus.LONG_EDGE);
        assertThat(StarterSet.standIns()).extracting(StarterSetTest::longEdge).containsOnly(2 * Stimulus.LONG_EDGE);
    }

    @Test
    void hangs_six_landscapes_five_portraits_and_three_squares_on_the_human_side() {
        assertThat(StarterSet.standIns().stream()
                        .map(StarterSetTest::packed)
                        .collect(Collectors.groupingBy(
                                picture -> Aspect.nearest(picture.getWidth(), picture.getHeight()),
                                Collectors.counting())))
                .isEqualTo(Map.of(Aspect.LANDSCAPE, 6L, Aspect.PORTRAIT, 5L, Aspect.SQUARE, 3L));
    }

    static Stream<CSVRecord> drawn() {
        return Stream.concat(StarterSet.standIns().stream(), StarterSet.commissions().stream());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void drawn_pictures_have_a_title_a_credit_and_a_free_licence_and_are_neither_flat_nor_empty(CSVRecord record) {
        assertThat(record.get("title")).isNotBlank();
        assertThat(record.get("credit")).startsWith("Drawn by Blindbrush's stand-in painter, seed ");
        assertThat(record.get("licence")).isEqualTo("CC0-1.0");
        BufferedImage picture = packed(record);
        assertThat(Arrays.stream(pixels(picture)).distinct().count()).isGreaterThan(2000);
        assertThat(PictureStatistics.of(picture).contrast()).isGreaterThan(15 / 255.0);
    }

    @Test
    void no_two_drawn_pictures_are_the_same_and_no_two_share_a_credit() {
        assertThat(drawn().map(record -> Arrays.hashCode(pixels(packed(record)))))
                .doesNotHaveDuplicates();
        assertThat(drawn().map(record -> record.get("credit"))).doesNotHaveDuplicates();
    }

    /** A picture is made no larger than its content: so a newcomer's computer is done with it soon. */
    @Test
    void scenes_are_one_and_a_half_times_as_large_as_pictures_are_shown_and_exactly_of_an_aspect() {
        assertThat(StarterSet.commissions()).hasSize(12).allSatisfy(record -> {
            BufferedImage scene = packed(record);
            Aspect aspect = Aspect.nearest(scene.getWidth(), scene.getHeight());
            assertThat(longEdge(record)).isEqualTo(Stimulus.LONG_EDGE * 3 / 2);
            assertThat(scene.getWidth()).isEqualTo(aspect.width(longEdge(record)));
            assertThat(scene.getHeight()).isEqualTo(aspect.height(longEdge(record)));
        });
    }

    @Test
    void each_scene_is_painted_in_the_manner_of_another_stand_in_than_its_own_and_no_manner_comes_twice() {
        Set<String> manners = new HashSet<>();
        assertThat(StarterSet.commissions()).allSatisfy(record -> {
            CSVRecord style = StarterSet.standIn(record.get("style"));
            assertThat(style.get("title")).isNotEqualTo(record.get("title"));
            assertThat(manners.add(style.get("title"))).isTrue();
        });
        assertThat(StarterSet.commissions())
                .extracting(record -> record.get("title"), record -> record.get("seed"))
                .doesNotHaveDuplicates();
    }

    @Test
    void does_not_tell_by_blockiness_which_picture_is_a_machines() {
        var blockiness = new LeakFeature.Values(
                "Blockiness", blockiness(StarterSet.standIns().stream()), blockiness(stylized().stream()));
        assertThat(LeakFeature.all(List.of(blockiness), List.of()))
                .singleElement()
                .extracting(LeakFeature::verdict)
                .isNotEqualTo(LeakFeature.Verdict.TELLS);
    }

    private static int longEdge(CSVRecord record) {
        BufferedImage packed = packed(record);
        return Math.max(packed.getWidth(), packed.getHeight());
    }

    private static BufferedImage packed(CSVRecord record) {
        return PictureReader.read(StarterSet.bytes(record));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static List<Double> blockiness(Stream<CSVRecord> records) {
        return records.map(StarterSetTest::served)
                .map(bytes -> PictureStatistics.of(PictureReader.read(bytes)).blockiness())
                .toList();
    }

    private static byte[] served(CSVRecord record) {
        return ImageNormalizer.encode(ImageNormalizer.normalize(packed(record), Stimulus.LONG_EDGE));
    }
}

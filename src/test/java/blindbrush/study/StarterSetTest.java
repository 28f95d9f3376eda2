package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.PictureReader;
import blindbrush.image.PictureStatistics;
import java.util.List;
import java.util.Set;
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
    void does_not_tell_by_blockiness_which_picture_is_a_machines() {
        var blockiness = new LeakFeature.Values(
                "Blockiness", blockiness(StarterSet.standIns().stream()), blockiness(stylized().stream()));
        assertThat(LeakFeature.all(List.of(blockiness), List.of()))
                .singleElement()
                .extracting(LeakFeature::verdict)
                .isNotEqualTo(LeakFeature.Verdict.TELLS);
    }

    private static int longEdge(CSVRecord record) {
        var packed = PictureReader.read(StarterSet.bytes(record));
        return Math.max(packed.getWidth(), packed.getHeight());
    }

    private static List<Double> blockiness(Stream<CSVRecord> records) {
        return records.map(StarterSetTest::served)
                .map(bytes -> PictureStatistics.of(PictureReader.read(bytes)).blockiness())
                .toList();
    }

    private static byte[] served(CSVRecord record) {
        var packed = PictureReader.read(StarterSet.bytes(record));
        return ImageNormalizer.encode(ImageNormalizer.normalize(packed, Stimulus.LONG_EDGE));
    }
}

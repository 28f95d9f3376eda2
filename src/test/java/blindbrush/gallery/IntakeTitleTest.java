package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntakeTitleTest {

    @Test
    void a_title_is_the_name_as_a_person_would_write_it() {
        assertThat(Intake.titleFrom("C:\\pictures\\Harbour_at-dusk.PNG")).isEqualTo("Harbour at dusk");
        assertThat(Intake.titleFrom("Cafe\u0301 de nuit.jpg")).isEqualTo("Caf\u00e9 de nuit");
        assertThat(Intake.titleFrom("The %22Blue%22 Boy.jpg")).isEqualTo("The \"Blue\" Boy");
        assertThat(Intake.titleFrom("100 %.png")).isEqualTo("100 %");
        assertThat(Intake.titleFrom(" \u202e.png")).isEqualTo("Untitled");
        assertThat(Intake.titleFrom("Har\u0000bour\ud83c.png")).isEqualTo("Har bour");
    }

    @Test
    void a_long_title_ends_with_a_whole_character() {
        String family = "\ud83d\udc69\u200d\ud83d\udc67";
        assertThat(Intake.titleFrom(family + ".jpg")).isEqualTo(family);
        assertThat(Intake.titleFrom("x".repeat(199) + "\ud83c\udfa8\ud83c\udfa8.jpg"))
                .isEqualTo("x".repeat(199));
        assertThat(Intake.titleFrom("x".repeat(199) + "q\u0323\u0307.jpg")).isEqualTo("x".repeat(199));
        assertThat(Intake.titleFrom("x".repeat(300))).isEqualTo("x".repeat(200));
    }
}

package blindbrush.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What pages for participants say, in English; {@code messages/msg_de.properties} says it in German. */
@MessageBundle
public interface Messages {

    // --- around every page

    @Message("en-GB")
    String lang();

    @Message("Skip to the content")
    String skip();

    @Message("Method")
    String method();

    @Message("Sign in")
    String sign_in();

    @Message("Withdraw")
    String withdraw();

    @Message("Main")
    String main_menu();

    @Message("More")
    String more();

    @Message("Curator’s desk")
    String curators_desk();

    @Message("Researcher’s desk")
    String researchers_desk();

    @Message("Account")
    String account();

    @Message("Sign out")
    String sign_out();

    @Message("Reference")
    String reference();

    @Message("Please send this once more")
    String again();

    @Message(
            "This page was open for a long time, so what you sent was not accepted yet. Nothing is lost. Press the button to send it again.")
    String again_lead();

    @Message(
            "Your browser did not send back this page’s cookie. This site needs its cookies. Allow them in your browser, then send the form again.")
    String again_cookies();

    @Message("Send it again")
    String again_button();

    @Message("Password")
    String password();

    @Message("Current password")
    String old_password();

    @Message("New password")
    String new_password();

    @Message("Language")
    String language();

    @Message("Blindbrush asks whether people can tell which painting was painted by a human.")
    String about();

    @Message("Demonstration.")
    String demonstration();

    @Message("No human paintings hang here: stand-ins drawn by a program take their place.")
    String stand_ins();

    @Message("Stand-ins drawn by a program take the place of human paintings.")
    String stand_ins_short();

    // --- before the first trial

    @Message("Before you begin")
    String before();

    @Message(
            "You will see {pictures} pictures, which takes about {minutes} {#if minutes == 1}minute{#else}minutes{/if}.")
    String consent_lead(int pictures, long minutes);

    @Message("At the end you see how you did and what each picture was.")
    String consent_feedback();

    @Message("You will not be told which answers were right.")
    String consent_no_feedback();

    @Message("Who runs this study, and why")
    String consent_whose();

    @Message("{responsible} is responsible for it: {contact}.")
    String consent_responsible(String responsible, String contact);

    @Message("You have to be at least {age} years old.")
    String consent_age(int age);

    @Message("What is stored")
    String consent_stored();

    @Message("Everything else that is stored, one by one")
    String stored_rest();

    @Message("On our server")
    String stored_server();

    @Message("In this browser")
    String stored_browser();

    @Message("Your answers, whether each was right, and whether you knew the picture.")
    String stored_answers();

    @Message(
            "How long each answer took, when its picture stood on the screen and when the answer was sent, by the clock of this page, and whether it had to wait for the connection.")
    String stored_timing();

    @Message(
            "Whether you looked closer, how often you left the page during a trial or loaded it again, and whether the pictures arrived.")
    String stored_viewing();

    @Message(
            "With each answer, whether you gave it by mouse, finger, pen or keyboard, and three things about your screen, only roughly: how often it is redrawn (up to 60 times a second, up to 120, or more), how fine it is (one, up to two, or more pixels to one of an ordinary screen) and how wide the window is (small, medium or large).")
    String stored_device();

    @Message(
            "What hints that a program answers or helps: that nothing was pressed before an answer, that the page was left just before it, that a control was used that nobody can see, or that your browser says that a program drives it. Not where you point, and not what you do elsewhere.")
    String stored_hints();

    @Message("Which pictures you were shown, in which order, and under which condition of the study.")
    String stored_pictures();

    @Message("What you say about yourself, if you want to.")
    String stored_replies();

    @Message(
            "When you agreed, and to which version of this text. When each picture was sent to you, when each answer arrived, when you were last here and when you finished.")
    String stored_times();

    @Message(
            "Two random numbers in the place of your name, and by which way you came: by the study’s own address, by a link that was sent to you, or from a panel.")
    String stored_pseudonym();

    @Message("Check sums by which your browser, your link or your number in a panel is recognised when you come back.")
    String stored_recognition();

    @Message("A check sum of your withdrawal code, by which your answers are found if you withdraw.")
    String stored_withdrawal();

    @Message(
            "If you withdraw, a note that somebody did: when, the number of your session among all of the study, how many answers were deleted, and the check sum of the code.")
    String stored_withdrawal_note();

    @Message(
            "Once you have finished, a check sum of your answers, by which others can tell later that none was changed or left out.")
    String stored_proof();

    @Message("That the link that brought you here was used, and when.")
    String stored_link();

    @Message(
            "Your number in the panel that sent you, so that you can be paid, with its numbers of the study and of your visit.")
    String stored_panel();

    @Message("That you are signed in here: your answers count in no figure.")
    String stored_staff();

    @Message(
            "A random number that ties your answers together, in a cookie for 24 hours, so that you can go on after a break.")
    String stored_session_cookie();

    @Message(
            "Another random number, in a cookie for 180 days, so that this browser is recognised if you come back to this study.")
    String stored_memory_cookie();

    @Message("The language, in a cookie for a year, if you choose one at the foot of the page.")
    String stored_language_cookie();

    @Message("A random number, in a cookie for two hours, that keeps other pages from sending forms in your name.")
    String stored_form_cookie();

    @Message(
            "An answer that is being sent, and how often its pictures stood on the screen. This browser keeps both until the answer has arrived, so that no answer is lost when the connection breaks, and then deletes them.")
    String stored_unsent();

    @Message("That single keys do not answer, if you turn them off, until you delete this page’s data in your browser.")
    String stored_keys();

    @Message("What is not stored")
    String consent_not();

    @Message("No name, no e-mail address, no network address.")
    String consent_no_name();

    @Message("How long it is kept")
    String consent_long();

    @Message(
            "You can stop at any time. The next page shows you a code. With this code you can have everything that is stored about you deleted here. After that, only a note stays that somebody withdrew: when, the number of the session among all of the study, how many answers were deleted, and a check sum of the code. If you had finished, a check sum of your answers stays, too. Nobody can tell from it what they were.")
    String consent_stop();

    @Message(
            "From the moment when the study closes, its answers may be published, without panel numbers. Copies that were published or taken along before you withdraw can then no longer be called back. Neither can figures of many people together that were told or frozen before.")
    String consent_published();

    @Message(
            "On {date} your session is made anonymous: numbers of a panel, your code and the check sums by which your browser or your number in a panel is recognised are deleted, and its times are moved to the first of the month. Your answers stay. From then on nobody can find them by your code, so they can no longer be deleted.")
    String consent_until(String date);

    @Message("The last session may begin on {date}. The researchers close the study after that.")
    String consent_closes(String date);

    @Message("Text version {version}.")
    String consent_version(String version);

    @Message("The study is frozen in this form (SHA-256 {sha256}).")
    String consent_frozen(String sha256);

    @Message("I agree, begin")
    String agree();

    @Message("I would rather not")
    String rather_not();

    @Message("Not this time")
    String refused();

    @Message("This study takes no participants now.")
    String refused_not_now();

    @Message("This study has all the participants that it needs. Thank you for coming.")
    String refused_full();

    @Message("You have already taken part in this study, and each person counts once. Thank you.")
    String refused_came_before();

    @Message("This study is open to invited participants only. If somebody sent you a link, use it.")
    String refused_by_invitation();

    @Message("This link was used already, or it was never valid. Each link works once, for one person.")
    String refused_used_link();

    @Message("A test is under way")
    String under_way();

    @Message(
            "You began this test in another browser. It goes on there, unless you choose to go on here. Your answers are kept.")
    String refused_elsewhere();

    @Message(
            "A test is already under way for your number in the panel. It began from another session of the panel. Go on in the browser where you began it, or ask the panel.")
    String refused_other_panel_session();

    @Message("Go on here")
    String go_on_here();

    @Message("This address is not right")
    String mend();

    @Message("The address still has a placeholder where your id should be: the panel has not filled in {name}.")
    String mend_placeholder(String name);

    @Message("The value of {name} in the address is longer than 80 characters, so it cannot be your id.")
    String mend_too_long(String name);

    @Message("The address comes from a panel, but {name} is empty, so it does not say who you are.")
    String mend_missing(String name);

    @Message("The address has {name} more than once.")
    String mend_twice(String name);

    @Message("The address is damaged at {name}: it is misspelt, or has a second question mark or a blank.")
    String mend_garbled(String name);

    @Message("If somebody sent you here: it is not your fault, and nothing has begun. Tell them what this page says.")
    String mend_participant();

    @Message("For the people who recruit")
    String mend_recruiter();

    @Message(
            "The panel replaces the words in braces when a participant opens the study. Give the panel the whole address as the study’s address, and check that it replaces them. They are not replaced in a preview or a copied address.")
    String mend_how_placeholder();

    @Message(
            "Each part appears once, spelt like this, after a single question mark. An id has 1 to 80 characters and no blanks.")
    String mend_how();

    @Message("Your result")
    String your_result();

    @Message("To the first page")
    String home();

    @Message("How it goes")
    String how();

    @Message("Look at each picture for as long as you like, and say what you think. The test has no tricks.")
    String how_look();

    @Message("Look at each picture, and say what you think. The test has no tricks.")
    String how_look_briefly();

    @Message(
            "Pictures may be shown for a short time only, before a mask covers them. You have as much time as you like to answer.")
    String how_brief_some();

    @Message("On a keyboard, press 1 to 6, from left to right, to answer, and K if you know the painting.")
    String how_keys();

    @Message("Each picture is shown for a short time only, then a mask covers it. Go on when you are ready.")
    String how_brief();

    @Message("You begin with a little practice, which does not count.")
    String how_practice();

    @Message("Some trials say which answer to give. They check that you are paying attention.")
    String how_catch();

    @Message("Your withdrawal code")
    String code();

    @Message("Keep it if you may want to have your answers deleted later. It is shown once more at the end.")
    String code_keep();

    @Message("About you")
    String questions();

    @Message("You do not have to answer these.")
    String questions_voluntary();

    @Message("Only if you answered an earlier question: {answers}.")
    String asked_if(String answers);

    @Message("no answer")
    String no_answer();

    @Message("Show the first picture")
    String begin();

    // --- trials

    @Message("Picture {number} of {of}")
    String picture(int number, int of);

    @Message("Pair {number} of {of}")
    String pair(int number, int of);

    @Message("{number} of {of}")
    String progress(int number, int of);

    @Message("Human or machine?")
    String human_or_machine();

    @Message("surely<br>human")
    String rating_1();

    @Message("probably<br>human")
    String rating_2();

    @Message("perhaps<br>human")
    String rating_3();

    @Message("perhaps<br>machine")
    String rating_4();

    @Message("probably<br>machine")
    String rating_5();

    @Message("surely<br>machine")
    String rating_6();

    @Message("I know this painting")
    String known();

    @Message("I know one of them")
    String known_one();

    @Message("Answer with keys")
    String keys();

    @Message("Look closer")
    String closer();

    @Message("First picture")
    String first_picture();

    @Message("Second picture")
    String second_picture();

    @Message("this one")
    String this_one();

    @Message("Which one was painted by a human?")
    String which_human();

    @Message("Which one is the stand-in?")
    String which_stand_in();

    @Message("Choose a picture first.")
    String choose_first();

    @Message("How sure are you?")
    String how_sure();

    @Message("a guess")
    String confidence_1();

    @Message("fairly sure")
    String confidence_2();

    @Message("sure")
    String confidence_3();

    @Message("Practice: this one does not count.")
    String practice();

    @Message("You were away for a while, so this part begins again.")
    String restarted();

    @Message("To show that you are paying attention, please answer “surely human” here.")
    String instructed_1();

    @Message("To show that you are paying attention, please answer “surely machine” here.")
    String instructed_6();

    @Message("To show that you are paying attention, please choose the first picture here.")
    String instructed_left();

    @Message("To show that you are paying attention, please choose the second picture here.")
    String instructed_right();

    @Message("There is no connection just now. Your answer is kept here and is sent as soon as the connection is back.")
    String offline();

    @Message("The server cannot store anything just now. Your answer is kept in this browser and sent again by itself.")
    String unavailable();

    @Message("The picture is loading …")
    String coming();

    @Message("A part of the picture is missing. It is being loaded again …")
    String coming_again();

    @Message("The previous picture did not arrive, so it was left out. Here is another one.")
    String after_failure();

    @Message("The pictures do not arrive")
    String cut_off();

    @Message(
            "Several pictures in a row did not reach this browser, so they were left out. Everything that you answered is kept. Try again when your connection is better, or on another one.")
    String cut_off_more();

    @Message("No picture of this test reached this browser, so there is nothing to answer. Nothing of it counts.")
    String cut_off_end();

    @Message("Try again")
    String try_again();

    @Message("Take a breath")
    String pause();

    @Message("{done} of {of} done. Next: {#if trials == 1}one picture{#else}{trials} pictures{/if}, one at a time.")
    String pause_yes_no(int done, int of, int trials);

    @Message(
            "{done} of {of} done. Next: {#if trials == 1}one pair{#else}{trials} pairs{/if}. In each pair, one picture was painted by a human.")
    String pause_pair(int done, int of, int trials);

    @Message(
            "{done} of {of} done. Next: {#if trials == 1}one pair{#else}{trials} pairs{/if}. In each pair, one picture is a stand-in.")
    String pause_stand_in(int done, int of, int trials);

    @Message("Go on")
    String go_on();

    @Message("Right")
    String right();

    @Message("Wrong")
    String wrong();

    // --- the end

    @Message("You were right {right} {#if right == 1}time{#else}times{/if} in {of}. Guessing gives {guessing}.")
    String score(int right, int of, String guessing);

    @Message("You were right {right} times in {of}")
    String score_title(int right, int of);

    @Message("I was right {right} {#if right == 1}time{#else}times{/if} in {of}")
    String card_score(int right, int of);

    @Message("That is more than guessing would explain: you can tell something apart.")
    String certainly_more();

    @Message("That is less than guessing would give: you see a difference, and take it the wrong way round.")
    String certainly_less();

    @Message("With so few pictures this could be luck: guessing would explain it too.")
    String uncertain();

    @Message("What that means")
    String meaning();

    @Message(
            "Your share of right answers is {percent} %; for so few trials its 95 % interval reaches from {low} to {high} %.")
    String meaning_share(long percent, long low, long high);

    @Message(
            "In the trials with one picture your <em>sensitivity</em> d′ is {dPrime} (95 % interval {low} to {high}): 0 is guessing, 1 is right about 69 times in 100, 2 about 84 times.")
    String meaning_d_prime(String dPrime, String low, String high);

    @Message("You lean to neither answer.")
    String leaning_none();

    @Message("You lean to “human” when you are in doubt.")
    String leaning_human();

    @Message("You lean to “machine” when you are in doubt.")
    String leaning_machine();

    @Message("You and everybody else")
    String others();

    @Message("You are the first to finish. As others take the test, your place among them appears here.")
    String others_none();

    @Message("Fewer than five others have finished so far. Your place among them appears here as soon as five have.")
    String others_few_sessions();

    @Message("Your place among everybody appears here when the study’s results are shown.")
    String others_later();

    @Message("How many of {sessions} finished sessions had each number of right answers. Yours had {right}.")
    String others_title(long sessions, int right);

    @Message("{number} right")
    String number_right(int number);

    @Message("you, {right} right")
    String you_right(int right);

    @Message("{sessions} finished sessions")
    String finished_sessions(long sessions);

    @Message("guessing, {guessing}")
    String guessing(String guessing);

    @Message("The same as a table")
    String as_table();

    @Message("Right answers")
    String right_answers();

    @Message("Sessions")
    String sessions();

    @Message("(you)")
    String you();

    @Message("What fooled most people")
    String fooling();

    @Message("Of the pictures that you saw, these were taken for the other kind most often.")
    String fooling_lead();

    @Message("Where you were wrong")
    String mistakes();

    @Message("Where you were right")
    String rights();

    @Message("Press a picture to see it large{#if showsProvenance}, and how it was made{/if}.")
    String fold_hint(boolean showsProvenance);

    @Message("{number} {#if number == 1}picture or pair{#else}pictures and pairs{/if}")
    String rights_all(int number);

    @Message("Of {of} {#if of == 1}other answer{#else}other answers{/if} to it, {percent} % were right.")
    String others_answers(long of, long percent);

    @Message("Of {of} {#if of == 1}other answer{#else}other answers{/if} to pairs with it, {percent} % were right.")
    String others_pairs(long of, long percent);

    @Message("{of} {#if of == 1}other answer{#else}other answers{/if} to it: too few to say how many were right.")
    String others_few(long of);

    @Message("You said “{answer}”.")
    String you_said(String answer);

    @Message("You said “{answer}” and that you knew it.")
    String you_said_known(String answer);

    @Message("the first one")
    String side_left();

    @Message("the second one")
    String side_right();

    @Message("Painted by a human")
    String origin_human();

    @Message("Made by a machine")
    String origin_machine();

    @Message("Stand-in, drawn by a program")
    String origin_stand_in();

    @Message("Photograph")
    String made_content();

    @Message("Style")
    String made_style();

    @Message("Method")
    String made_method();

    @Message("style transfer, preset {preset}, {network}")
    String made_how(String preset, String network);

    @Message("How it came about, from left to right")
    String film_strip();

    @Message("What everybody answered")
    String everybody();

    @Message("How the test works")
    String how_it_works();

    @Message("Share")
    String share();

    @Message("A card without spoilers: your score, and no picture of the test.")
    String share_lead();

    @Message("Download the card")
    String share_download();

    @Message("Thank you")
    String thanks();

    @Message("Every answer is stored. While this study runs, no participant learns which answers were right.")
    String thanks_no_feedback();

    @Message("Your completion code")
    String completion();

    @Message("Back to the panel with this code")
    String completion_back();

    @Message("Your answers are stored. This page takes you back to the panel by itself in")
    String completion_opens();

    @Message("Stay on this page")
    String completion_stay();

    @Message("You stay on this page. The button above takes you back to the panel.")
    String completion_stays();

    @Message("To have everything that is stored about you deleted, use this code on the page “Withdraw”:")
    String end_code();

    @Message("You are signed in. This session is marked as staff: it counts in no figure and takes nobody’s place.")
    String staff_session();

    // --- withdrawal

    @Message("Have your answers deleted")
    String withdraw_title();

    @Message(
            "Enter the code that you got when you agreed. Everything that is stored about that session is deleted at once: answers, times, and what you said about yourself. Only a note stays that somebody withdrew: when, the number of the session among all of the study, how many answers were deleted, and a check sum of the code. Of a finished session a check sum of the answers stays, too. Nobody can tell from it what they were, since the key to it is deleted. Figures of many people together that were computed and frozen before stay as they are.")
    String withdraw_lead();

    @Message("Code")
    String withdraw_code();

    @Message("Delete everything")
    String withdraw_button();

    @Message(
            "No session has the code “{code}”. It has three groups of four letters and digits. If the day has passed on which your study deletes codes, your answers can no longer be found.")
    String withdraw_unknown(String code);

    @Message("Deleted")
    String withdrawn();

    @Message(
            "Nothing of your session in the study “{title}” is stored any more. Data sets that somebody downloaded before may still hold your answers. We cannot reach them any more. Figures of many people together that were frozen before stay as they are.")
    String withdrawn_lead(String title);

    // --- the first page

    @Message("Painted by a human, or by an algorithm?")
    String landing_title();

    @Message("One landscape across two frames: brush strokes on the left, a grid of dots on the right.")
    String landing_picture();

    @Message("Which painting was painted by a human?")
    String landing_question();

    @Message(
            "A blind test: look at pictures one by one and say whether a human painted them or an algorithm made them.")
    String landing_lead();

    @Message("Many people say that they can tell. Every answer here helps to find out whether that is so.")
    String landing_why();

    @Message("No study is open just now. Please come again another day.")
    String landing_none();

    @Message("Go on with the test")
    String landing_resume();

    @Message("Your answers so far are kept")
    String landing_kept();

    @Message("Take the test")
    String take();

    @Message("{pictures} pictures, about {minutes} {#if minutes == 1}minute{#else}minutes{/if}")
    String take_long(int pictures, long minutes);

    @Message("This is a demonstration")
    String demonstration_title();

    @Message(
            "Its machine pictures are made by style transfer. On the other side hang stand-ins, drawn by a program in place of human paintings, so that you can try the whole test at once. Answers to the demonstration never enter a headline figure.")
    String demonstration_what();

    @Message("The machine is at work. It is making picture {number} of {of} for the wall by itself.")
    String making_left(int number, int of);

    @Message("Share of this picture done")
    String making_share();

    @Message("If you are a curator, bring paintings and photographs, and a real study can begin:")
    String demonstration_bring();

    @Message("What we know so far")
    String so_far();

    @Message("People were right {percent} times in 100. Guessing gives {chance}.")
    String so_far_right(long percent, long chance);

    @Message("95 % interval {low} to {high} %, from {sessions} finished sessions.")
    String so_far_interval(long low, long high, int sessions);

    @Message("{name}: {value}. Guessing gives {guessed}.")
    String so_far_figure(String name, String value, String guessed);

    @Message("This is the study’s primary estimand: {name}.")
    String so_far_primary(String name);

    @Message("95 % interval {low} to {high}, from {sessions} finished sessions.")
    String so_far_bounds(String low, String high, int sessions);

    @Message("share right, one picture (yes-no)")
    String estimand_yes_no_right_share();

    @Message("d′, one picture (yes-no)")
    String estimand_d_prime();

    @Message("area under the ROC curve, one picture (yes-no)")
    String estimand_auc();

    @Message("share right, pairs (2AFC)")
    String estimand_pairs_right_share();

    @Message("d′, pairs (2AFC)")
    String estimand_pairs_d_prime_pooled();

    @Message("What people see is told here from {fewest} finished sessions on. Sessions still needed: {more}.")
    String so_far_few(int fewest, int more);

    @Message("From {sessions} finished sessions.")
    String so_far_from(int sessions);

    @Message(
            "There is no interval{#if grows} yet{/if}: how much people differ can be seen in three finished sessions or more{#if grows}. Sessions still needed: {more}{#else}, and too few took part{/if}.")
    String no_interval_few_sessions(int more, boolean grows);

    @Message(
            "There is no interval: it needs answers to two pictures of each kind at least. More sessions alone do not help where only one picture hangs.")
    String no_interval_few_pictures();

    @Message(
            "There is no interval{#if grows} yet: a share of answers is still 0 or 100 %. Sessions still needed: at least {more}, with other answers{#else}: a share of answers is 0 or 100 %{/if}.")
    String no_interval_answers_alike(int more, boolean grows);

    @Message(
            "There is no interval{#if grows} yet: all sessions have come to the same so far. Sessions still needed: at least {more}, with another result{#else}: all sessions came to the same{/if}.")
    String no_interval_sessions_alike(int more, boolean grows);

    @Message(
            "There is no interval{#if grows} yet: all pictures of a kind have come to the same so far. Sessions still needed: at least {more}{#else}: all pictures of a kind came to the same{/if}.")
    String no_interval_pictures_alike(int more, boolean grows);

    @Message("{percent} %, 95 % interval {low} % to {high} %; guessing gives {chance} %")
    String interval_in_words(long percent, long low, long high, long chance);

    @Message("{chance} % guessing")
    String percent_guessing(long chance);

    @Message("For researchers and curators")
    String for_staff();

    @Message(
            "The page “How the test works” says what is measured and how. With an account you can bring pictures, open studies and download every answer.")
    String for_staff_what();

    // --- the method

    @Message(
            "Can people tell which painting was painted by a human and which one was made by an algorithm? The pictures are shown blind, and the answers are counted.")
    String method_lead();

    @Message("The pictures")
    String method_pictures();

    @Message(
            "The algorithm’s paintings are made here, by <em>neural style transfer</em> after Gatys, Ecker and Bethge: the content of a photograph is painted in the manner of one or more paintings. A first picture is changed, step by step, until its <em>content loss</em> and its <em>style loss</em> are small. The style is described by correlations between the features of a network, the Gram matrices.")
    String method_transfer();

    @Message(
            "The network is VGG-19 if its weights are installed. If they are not, a compact network takes its place, which was trained to see as VGG-19 does. Each picture says which network it was made with.")
    String method_network();

    @Message(
            "The human paintings are photographs of paintings, with their credits. In the demonstration there are none: stand-ins drawn by a program take their place, and are called so.")
    String method_human();

    @Message("Blind")
    String method_blind();

    @Message(
            "Every picture, of either origin, goes through the same process: the same size, one of a few shapes, the same encoding, no metadata. Addresses say nothing about a picture. Nobody sees two pictures in one session that share a photograph or a style painting, nor a style painting beside a picture made from it.")
    String method_same();

    @Message("The tasks")
    String method_tasks();

    @Message("Yes-no")
    String method_yes_no();

    @Message(
            "One picture. You answer on six steps between “surely human” and “surely machine”: three count as human, three as machine. Which of the two stands on the left may differ from participant to participant.")
    String method_yes_no_what();

    @Message(
            "Two pictures, one of each origin, in random places. You choose the one that was painted by a human and say how sure you are.")
    String method_pair_what();

    @Message(
            "If you know a painting, say so: the answer is kept and can be looked at separately. The time from the picture’s appearance to the answer is measured in your browser.")
    String method_known();

    @Message("The numbers")
    String method_numbers();

    @Message(
            "Guessing is right half of the time. An accuracy is given with its 95 % interval: an interval that includes 50 % means that guessing would explain the answers too. Answers to the demonstration never enter a headline figure.")
    String method_numbers_what();
}

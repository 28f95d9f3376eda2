import "./main.css";
import { runTrials } from "./trial";
import { acceptDrops } from "./upload";
import { keepFresh } from "./refresh";
import { shareCards } from "./share";
import { openCompletion } from "./completion";
import { skipQuestions } from "./questions";
import { keepTokensFresh } from "./token";

runTrials();
acceptDrops(document);
keepFresh(document);
shareCards(document);
openCompletion(document);
skipQuestions(document);
keepTokensFresh();

import "./main.css";
import { runTrials } from "./trial";
import { acceptDrops } from "./upload";
import { keepFresh } from "./refresh";
import { shareCards } from "./share";
import { keepTokensFresh } from "./token";

runTrials();
acceptDrops(document);
keepFresh(document);
shareCards(document);
keepTokensFresh();

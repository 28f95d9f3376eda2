import "./main.css";
import { runTrials } from "./trial";
import { acceptDrops } from "./upload";
import { keepFresh } from "./refresh";

runTrials();
acceptDrops(document);
keepFresh(document);

import "./main.css";
import { measureTrials } from "./trial";
import { acceptDrops } from "./upload";
import { keepFresh } from "./refresh";

measureTrials(document);
acceptDrops(document);
keepFresh(document);

// The words of a board and where they stand, for whoever reads them again from a picture.
import { measureTexts } from './measure.js';

/** Of this page's board, in board units. */
export const measure = () => measureTexts(document);

import type { Edition } from '../edition.ts';
import { edpb } from './edpb.ts';
import { onlineForm } from './online-form.ts';
import { wordForm } from './word-form.ts';

/** The editions of the form that this desk knows. A new one is a file beside this and a line here. */
export const editions: Edition[] = [wordForm, onlineForm, edpb];

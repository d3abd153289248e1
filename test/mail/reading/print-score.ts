import { scoreTables } from './score-tables.ts';

process.stdout.write(await scoreTables());

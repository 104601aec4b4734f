// PyScript turns one hook of its workers into source with Function(...), which needs 'unsafe-eval'.
// Without that hook the strict policy holds; `pyscript.fs` in workers is what it costs.
import { hooks } from '../pyscript/core.js';

hooks.worker.onBeforeRunAsync.clear();

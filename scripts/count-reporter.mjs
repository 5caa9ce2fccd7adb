import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's `spec` report, which also leaves `{passed, failed, skipped, again}` in the file that CALICO_TEST_RESULTS names. */
export default class CountReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    /** The titles of tests that were tried again. */
    const again = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test) => again.push(test.fullTitle()));
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      const counts = { passed: passes, failed: failures, skipped: pending, again };
      writeFileSync(process.env.CALICO_TEST_RESULTS, JSON.stringify(counts));
    });
  }
}

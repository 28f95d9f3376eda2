package blindbrush.command.option;

import blindbrush.optimize.Method;

/** The methods that the command line offers. */
enum OptimizerName {
    L_BFGS("l-bfgs") {
        @Override
        Method method() {
            return new Method.LimitedMemoryBfgs(20, true, true);
        }
    },
    ADAM("adam") {
        @Override
        Method method() {
            return new Method.AveragedAdam(0.02);
        }
    };

    private final String word;

    OptimizerName(String word) {
        this.word = word;
    }

    /** With settings that suit pictures. */
    abstract Method method();

    @Override
    public String toString() {
        return word;
    }
}

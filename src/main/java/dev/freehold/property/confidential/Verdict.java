package dev.freehold.property.confidential;

import dev.freehold.shared.problem.ProblemException;

/**
 * What became of a request: an answer or a refusal. A refusal is a value until its transaction is committed, because it is put
 * on record there, and a failure would take the record back.
 */
final class Verdict {
    private final ConfidentialView view;
    private final ProblemException refusal;

    private Verdict(ConfidentialView view, ProblemException refusal) {
        this.view = view;
        this.refusal = refusal;
    }

    static Verdict granted(ConfidentialView view) {
        return new Verdict(view, null);
    }

    static Verdict refused(ProblemException refusal) {
        return new Verdict(null, refusal);
    }

    /**
     * The answer.
     *
     * @throws ProblemException 403 or 404
     */
    ConfidentialView view() {
        if (refusal != null) {
            throw refusal;
        }
        return view;
    }
}

package dev.millrace.common.problem;

/** The resource does not exist or belongs to another owner. Clients cannot tell the two apart. */
public class NotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** @param what the kind of resource, such as "video" */
    public NotFound(String what) {
        super(
                ProblemType.NOT_FOUND,
                "There is no such " + what + ", or it belongs to another owner. Check the id and the token's owner.");
    }
}

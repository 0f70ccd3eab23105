package dev.millrace.common.problem;

/** The thing is not there, or it is somebody else's: the two look the same from outside. */
public class NotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** @param what the kind of thing, such as "video" */
    public NotFound(String what) {
        super(
                ProblemType.NOT_FOUND,
                "There is no such " + what + ", or it belongs to another owner. Check the id and whose token this is.");
    }
}

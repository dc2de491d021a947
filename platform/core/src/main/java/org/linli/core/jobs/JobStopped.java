package org.linli.core.jobs;

/** The job has to leave off here, because its node or its handler stops or another node has taken it over; it goes on from its last step. */
final class JobStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobStopped(String why) {
        super(why, null, false, false);
    }
}

package dev.onecore.load;

/**
 * Which users of a trial are one injector's: those whose number leaves the injector's own when it is divided by how many there
 * are. Users keep the numbers that they would have with one injector, so an open schedule, whose messages are dealt out to users
 * in turn, is dealt out to injectors in turn too: equal rates do not come in bursts.
 *
 * @param number of the injector, from 0; {@value #NOBODY} for a process that leads a campaign and loads nothing itself
 * @param of how many injectors there are, at least 1
 */
public record InjectorShare(int number, int of) {

    private static final int NOBODY = -1;

    /** All users, as with one injector. */
    public static final InjectorShare WHOLE = new InjectorShare(0, 1);

    public InjectorShare {
        if (of < 1 || number < NOBODY || number >= of) {
            throw new IllegalArgumentException("injector " + number + " of " + of + " is none");
        }
    }

    /** No user at all, beside so many injectors. */
    public static InjectorShare none(int of) {
        return new InjectorShare(NOBODY, of);
    }

    /** Whether this process is an injector. */
    public boolean injects() {
        return number != NOBODY;
    }

    /** How many of {@code all} users it has. */
    public int users(int all) {
        return injects() ? Math.max(0, (all - number + of - 1) / of) : 0;
    }

    /** The number in the trial of its {@code nth} user, from 0. */
    public int user(int nth) {
        return nth * of + number;
    }

    /** The inverse of {@link #user}. */
    public int nth(int user) {
        return user / of;
    }
}

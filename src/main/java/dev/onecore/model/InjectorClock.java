package dev.onecore.model;

/**
 * How the clock of another injector went in a trial, against that of the process that leads the campaign.
 *
 * @param number of the injector, from 0
 * @param errorNs how much either measurement may be wrong: half of its shortest round trip, the longer one
 * @param driftNs how far its clock gained from the trial's begin to its end; below 0 where it lost
 */
public record InjectorClock(int number, long errorNs, long driftNs) {}

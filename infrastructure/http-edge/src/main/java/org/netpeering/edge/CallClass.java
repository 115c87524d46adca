package org.netpeering.edge;

/** What a call does to the state of the server; each class has a rate of its own. */
public enum CallClass {
    /** Changes nothing. */
    READ,
    /** May change something; also what cannot be told. */
    WRITE
}

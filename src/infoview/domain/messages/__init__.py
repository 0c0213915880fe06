"""Messages for every moment: what is on record in, a draft within every limit out, and a judge of drafts.

    occasion   what a message may speak of, and the blanks that follow from it
    spoken     notes as they can be said to the person they are about
    times      days and times as people write them, in the zone of whoever reads
    parts      templates made of parts: choosing, filling, shortening
    limits     how long each channel lets a message be
    check      what speaks against a text that is going to be sent

Templates lie in ``data/messages``, one file for each kind; the user's own take their place.
"""

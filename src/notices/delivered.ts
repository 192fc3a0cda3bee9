/**
 * What became of one notice. `taken`: the push service or mail server has it. `gone`: there is nobody at that address any
 * more. `refused`: not taken, and trying again would not help. `later`: not taken now.
 */
export type Delivered = 'taken' | 'gone' | 'refused' | 'later';

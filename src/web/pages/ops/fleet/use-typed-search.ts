import { useEffect, useRef, useState } from "react";

const pauseMs = 250;

/**
 * What is typed into a search whose truth is in the address: it goes there after a short pause, and what comes from there
 * otherwise, such as by the browser's way back, is shown.
 */
export function useTypedSearch(search: string, onSearch: (search: string) => void) {
  const [text, setText] = useState(search);
  const sent = useRef(search);
  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setText(search);
  }, [search]);
  useEffect(() => {
    const typed = text.trim();
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onSearch(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return [text, setText] as const;
}

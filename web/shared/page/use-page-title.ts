import { useEffect, useRef, type RefObject } from 'react';

/**
 * For the `<h1 tabIndex={-1} ref={…}>` of a page: writes the document's title and moves the focus to the heading
 * when the page is entered, so that a screen reader says where it is.
 */
export function usePageTitle(title: string, product: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return heading;
}
